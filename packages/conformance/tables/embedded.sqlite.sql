CREATE TABLE customers (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  name varchar(60) NOT NULL,
  street varchar(80) NOT NULL,
  city varchar(60) NOT NULL,
  post_code varchar(10)
);
