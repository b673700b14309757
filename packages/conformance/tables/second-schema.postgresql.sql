CREATE SCHEMA archive;

CREATE TABLE folders (
  id serial PRIMARY KEY,
  name varchar(40) NOT NULL,
  CONSTRAINT folders_name UNIQUE (name)
);

CREATE TABLE archive.documents (
  id serial PRIMARY KEY,
  title varchar(80) NOT NULL,
  folder_id integer NOT NULL REFERENCES folders (id),
  parent_id integer REFERENCES archive.documents (id)
);
