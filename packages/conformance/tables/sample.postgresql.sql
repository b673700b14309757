CREATE TYPE user_role AS ENUM ('USER', 'ADMIN', 'MODERATOR');
CREATE TYPE order_status AS ENUM ('PENDING', 'DELIVERED');

CREATE TABLE users (
  id serial PRIMARY KEY,
  email varchar(120) NOT NULL,
  username varchar(60) NOT NULL,
  first_name varchar(60) NOT NULL,
  last_name varchar(60) NOT NULL,
  initials varchar(2) GENERATED ALWAYS AS (substr(first_name, 1, 1) || substr(last_name, 1, 1)) STORED,
  is_active boolean NOT NULL DEFAULT true,
  role user_role NOT NULL DEFAULT 'USER',
  logins integer NOT NULL DEFAULT 0,
  points bigint NOT NULL,
  birth_date date,
  wakes_at time(0) NOT NULL,
  settings jsonb NOT NULL,
  ratio double precision,
  height integer NOT NULL,
  manager_id integer REFERENCES users (id),
  favourite_product_id integer,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT users_email UNIQUE (email),
  CONSTRAINT users_username UNIQUE (username),
  CONSTRAINT users_logins CHECK (logins >= 0 AND logins <= 5000)
);

CREATE TABLE profiles (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  bio text NOT NULL,
  user_id integer NOT NULL REFERENCES users (id),
  CONSTRAINT profiles_user UNIQUE (user_id)
);

CREATE TABLE passports (
  user_id integer PRIMARY KEY REFERENCES users (id),
  passport_number varchar(20) NOT NULL,
  issued_on date NOT NULL,
  CONSTRAINT passports_number UNIQUE (passport_number)
);

CREATE TABLE attachments (
  id serial PRIMARY KEY,
  data bytea NOT NULL,
  user_id integer NOT NULL REFERENCES users (id)
);

CREATE TABLE categories (
  id serial PRIMARY KEY,
  slug varchar(60) NOT NULL,
  parent_id integer REFERENCES categories (id),
  CONSTRAINT categories_slug UNIQUE (slug)
);

CREATE TABLE products (
  id serial PRIMARY KEY,
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
  code varchar(30) PRIMARY KEY
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
  id bigint PRIMARY KEY,
  quantity integer NOT NULL,
  region varchar(20) NOT NULL,
  warehouse_number integer NOT NULL,
  sku varchar(12) NOT NULL REFERENCES products (sku),
  FOREIGN KEY (region, warehouse_number) REFERENCES warehouses (region, number),
  CONSTRAINT stock_place UNIQUE (region, warehouse_number, sku)
);

CREATE TABLE orders (
  id serial PRIMARY KEY,
  order_number varchar(20) NOT NULL,
  status order_status NOT NULL,
  total decimal(12, 2) NOT NULL,
  placed_at timestamptz(3) NOT NULL,
  user_id integer NOT NULL REFERENCES users (id)
);
CREATE UNIQUE INDEX orders_order_number ON orders (order_number);

CREATE TABLE order_items (
  id serial PRIMARY KEY,
  quantity integer NOT NULL,
  total decimal(12, 2) NOT NULL,
  order_id integer NOT NULL REFERENCES orders (id),
  product_id integer NOT NULL REFERENCES products (id),
  CONSTRAINT order_items_once UNIQUE (order_id, product_id)
);

ALTER TABLE users ADD CONSTRAINT users_favourite_product FOREIGN KEY (favourite_product_id) REFERENCES products (id);
