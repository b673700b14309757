CREATE TABLE teams (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(40) NOT NULL,
  captain_id integer NOT NULL,
  CONSTRAINT teams_name UNIQUE (name)
);

CREATE TABLE players (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  team_id integer NOT NULL,
  FOREIGN KEY (team_id) REFERENCES teams (id)
);

ALTER TABLE teams ADD FOREIGN KEY (captain_id) REFERENCES players (id);
