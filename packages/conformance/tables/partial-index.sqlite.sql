CREATE TABLE members (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  nick varchar(40),
  is_active tinyint(1) NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX members_active_nick ON members (nick) WHERE is_active = 1;
