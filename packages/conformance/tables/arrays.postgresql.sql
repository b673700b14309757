CREATE TABLE notes (
  id serial PRIMARY KEY,
  labels text[] NOT NULL,
  scores integer[] NOT NULL
);
