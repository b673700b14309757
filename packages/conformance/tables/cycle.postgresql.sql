CREATE TABLE teams (
  id serial PRIMARY KEY,
  name varchar(40) NOT NULL,
  captain_id integer NOT NULL,
  CONSTRAINT teams_name UNIQUE (name)
);

CREATE TABLE players (
  id serial PRIMARY KEY,
  team_id integer NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED
);

ALTER TABLE teams ADD FOREIGN KEY (captain_id) REFERENCES players (id) DEFERRABLE INITIALLY DEFERRED;
