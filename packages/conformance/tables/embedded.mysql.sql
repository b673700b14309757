CREATE TABLE customers (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(60) NOT NULL,
  street varchar(80) NOT NULL,
  city varchar(60) NOT NULL,
  post_code varchar(10)
);
