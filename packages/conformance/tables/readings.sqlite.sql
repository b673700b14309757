CREATE TABLE sensors (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  name varchar(20) NOT NULL,
  CONSTRAINT sensors_name UNIQUE (name)
);

CREATE TABLE readings (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  code varchar(30) NOT NULL,
  label varchar(20) NOT NULL,
  place integer NOT NULL,
  amount integer NOT NULL,
  sensor_id integer NOT NULL,
  CONSTRAINT readings_code UNIQUE (code),
  CONSTRAINT readings_lucky CHECK (((place * 7) % 1000000) <> 630000 OR label <> 'unlucky'),
  FOREIGN KEY (sensor_id) REFERENCES sensors (id)
);
