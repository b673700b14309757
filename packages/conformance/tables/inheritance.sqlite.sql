CREATE TABLE bills (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  bill_number varchar(20) NOT NULL,
  CONSTRAINT bills_number UNIQUE (bill_number)
);

CREATE TABLE payments (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  kind varchar(20) NOT NULL,
  amount decimal(12, 2) NOT NULL,
  bill_id integer NOT NULL,
  last_four varchar(4),
  reference varchar(40),
  FOREIGN KEY (bill_id) REFERENCES bills (id)
);
