CREATE TABLE users (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email varchar(120) NOT NULL,
  username varchar(60) NOT NULL,
  first_name varchar(60) NOT NULL,
  last_name varchar(60) NOT NULL,
  initials varchar(2) GENERATED ALWAYS AS (concat(substr(first_name, 1, 1), substr(last_name, 1, 1))) STORED,
  is_active tinyint(1) NOT NULL DEFAULT 1,
  role enum('USER', 'ADMIN', 'MODERATOR') NOT NULL DEFAULT 'USER',
  logins integer NOT NULL DEFAULT 0,
  points bigint NOT NULL,
  birth_date date,
  wakes_at time NOT NULL,
  settings json NOT NULL,
  ratio double,
  height integer NOT NULL,
  manager_id integer,
  favourite_product_id integer,
  created_at datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  updated_at datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  deleted_at datetime(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT users_email UNIQUE (email),
  CONSTRAINT users_username UNIQUE (username),
  CONSTRAINT users_logins CHECK (logins >= 0 AND logins <= 5000),
  FOREIGN KEY (manager_id) REFERENCES users (id)
);

CREATE TABLE profiles (
  id uuid NOT NULL DEFAULT uuid() PRIMARY KEY,
  bio text NOT NULL,
  user_id integer NOT NULL,
  CONSTRAINT profiles_user UNIQUE (user_id),
  FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE TABLE passports (
  user_id integer PRIMARY KEY NOT NULL,
  passport_number varchar(20) NOT NULL,
  issued_on date NOT NULL,
  CONSTRAINT passports_number UNIQUE (passport_number),
  FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE TABLE attachments (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  data blob NOT NULL,
  user_id integer NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE TABLE categories (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  slug varchar(60) NOT NULL,
  parent_id integer,
  CONSTRAINT categories_slug UNIQUE (slug),
  FOREIGN KEY (parent_id) REFERENCES categories (id)
);

CREATE TABLE products (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku varchar(12) NOT NULL,
  name varchar(100) NOT NULL,
  price decimal(10, 2) NOT NULL,
  owner_id integer NOT NULL,
  CONSTRAINT products_sku UNIQUE (sku),
  CONSTRAINT products_price CHECK (price > 0),
  FOREIGN KEY (owner_id) REFERENCES users (id)
);

CREATE TABLE `_CategoryToProduct` (
  `A` integer NOT NULL,
  `B` integer NOT NULL,
  PRIMARY KEY (`A`, `B`),
  FOREIGN KEY (`A`) REFERENCES categories (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (`B`) REFERENCES products (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX `_CategoryToProduct_B_index` ON `_CategoryToProduct` (`B`);

CREATE TABLE tags (
  code varchar(30) PRIMARY KEY NOT NULL
);

CREATE TABLE product_tags (
  product_id integer NOT NULL,
  tag_code varchar(30) NOT NULL,
  weight smallint NOT NULL,
  PRIMARY KEY (product_id, tag_code),
  FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
  FOREIGN KEY (tag_code) REFERENCES tags (code)
);

CREATE TABLE warehouses (
  region varchar(20) NOT NULL,
  number integer NOT NULL,
  city varchar(60) NOT NULL,
  country_code char(2) NOT NULL,
  PRIMARY KEY (region, number)
);

CREATE TABLE stock (
  id bigint PRIMARY KEY NOT NULL,
  quantity integer NOT NULL,
  region varchar(20) NOT NULL,
  warehouse_number integer NOT NULL,
  sku varchar(12) NOT NULL,
  FOREIGN KEY (region, warehouse_number) REFERENCES warehouses (region, number),
  CONSTRAINT stock_place UNIQUE (region, warehouse_number, sku),
  FOREIGN KEY (sku) REFERENCES products (sku)
);

CREATE TABLE orders (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_number varchar(20) NOT NULL,
  status enum('PENDING', 'DELIVERED') NOT NULL,
  total decimal(12, 2) NOT NULL,
  placed_at datetime(3) NOT NULL,
  user_id integer NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE UNIQUE INDEX orders_order_number ON orders (order_number);

CREATE TABLE order_items (
  id integer NOT NULL AUTO_INCREMENT PRIMARY KEY,
  quantity integer NOT NULL,
  total decimal(12, 2) NOT NULL,
  order_id integer NOT NULL,
  product_id integer NOT NULL,
  CONSTRAINT order_items_once UNIQUE (order_id, product_id),
  FOREIGN KEY (order_id) REFERENCES orders (id),
  FOREIGN KEY (product_id) REFERENCES products (id)
);

ALTER TABLE users ADD CONSTRAINT users_favourite_product FOREIGN KEY (favourite_product_id) REFERENCES products (id);
