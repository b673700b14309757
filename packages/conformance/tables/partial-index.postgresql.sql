CREATE TABLE members (
  id serial PRIMARY KEY,
  nick varchar(40),
  is_active boolean NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX members_active_nick ON members (nick) WHERE is_active;
