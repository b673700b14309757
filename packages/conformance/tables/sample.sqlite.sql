CREATE TABLE users (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  email varchar(120) NOT NULL,
  username varchar(60) NOT NULL,
  first_name varchar(60) NOT NULL,
  last_name varchar(60) NOT NULL,
  initials varchar(2) GENERATED ALWAYS AS (substr(first_name, 1, 1) || substr(last_name, 1, 1)) STORED,
  is_active tinyint(1) NOT NULL DEFAULT 1,
  role text NOT NULL DEFAULT 'USER' CHECK (role IN ('USER', 'ADMIN', 'MODERATOR')),
  logins integer NOT NULL DEFAULT 0,
  points bigint NOT NULL,
  birth_date date,
  wakes_at time NOT NULL,
  settings json NOT NULL,
  ratio double precision,
  height integer NOT NULL,
  manager_id integer REFERENCES users (id),
  favourite_product_id integer REFERENCES products (id),
  created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at datetime,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT users_email UNIQUE (email),
  CONSTRAINT users_username UNIQUE (username),
  CONSTRAINT users_logins CHECK (logins >= 0 AND logins <= 5000)
);

CREATE TABLE profiles (
  id uuid PRIMARY KEY NOT NULL,
  bio text NOT NULL,
  user_id integer NOT NULL REFERENCES users (id),
  CONSTRAINT profiles_user UNIQUE (user_id)
);

CREATE TABLE passports (
  user_id integer PRIMARY KEY NOT NULL REFERENCES users (id),
  passport_number varchar(20) NOT NULL,
  issued_on date NOT NULL,
  CONSTRAINT passports_number UNIQUE (passport_number)
);

CREATE TABLE attachments (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  data blob NOT NULL,
  user_id integer NOT NULL REFERENCES users (id)
);

CREATE TABLE categories (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  slug varchar(60) NOT NULL,
  parent_id integer REFERENCES categories (id),
  CONSTRAINT categories_slug UNIQUE (slug)
);

CREATE TABLE products (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  sku varchar(12) NOT NULL,
  name varchar(100) NOT NULL,
  price decimal(10, 2) NOT NULL,
  owner_id integer NOT NULL REFERENCES users (id),
  CONSTRAINT products_sku UNIQUE (sku),
  CONSTRAINT products_price CHECK (price > 0)
);

CREATE TABLE "_CategoryToProduct" (
  "A" integer NOT NULL REFERENCES categories (id) ON DELETE CASCADE ON UPDATE CASCADE,
  "B" integer NOT NULL REFERENCES products (id) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY ("A", "B")
);
CREATE INDEX "_CategoryToProduct_B_index" ON "_CategoryToProduct" ("B");

CREATE TABLE tags (
  code varchar(30) PRIMARY KEY NOT NULL
);

CREATE TABLE product_tags (
  product_id integer NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  tag_code varchar(30) NOT NULL REFERENCES tags (code),
  weight smallint NOT NULL,
  PRIMARY KEY (product_id, tag_code)
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
  sku varchar(12) NOT NULL REFERENCES products (sku),
  FOREIGN KEY (region, warehouse_number) REFERENCES warehouses (region, number),
  CONSTRAINT stock_place UNIQUE (region, warehouse_number, sku)
);

CREATE TABLE orders (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  order_number varchar(20) NOT NULL,
  status text NOT NULL CHECK (status IN ('PENDING', 'DELIVERED')),
  total decimal(12, 2) NOT NULL,
  placed_at datetime NOT NULL,
  user_id integer NOT NULL REFERENCES users (id)
);
CREATE UNIQUE INDEX orders_order_number ON orders (order_number);

CREATE TABLE order_items (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  quantity integer NOT NULL,
  total decimal(12, 2) NOT NULL,
  order_id integer NOT NULL REFERENCES orders (id),
  product_id integer NOT NULL REFERENCES products (id),
  CONSTRAINT order_items_once UNIQUE (order_id, product_id)
);
