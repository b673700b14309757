CREATE TYPE users_role_enum AS ENUM ('USER', 'ADMIN', 'MODERATOR');
CREATE TYPE orders_status_enum AS ENUM ('PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'COMPLETED', 'CANCELLED');

CREATE TABLE "categories" (
  "id" varchar(48) PRIMARY KEY NOT NULL,
  "slug" varchar(40) NOT NULL UNIQUE,
  "name" varchar(60) NOT NULL
);

CREATE TABLE "users" (
  "id" varchar(24) PRIMARY KEY NOT NULL,
  "email" varchar(120) NOT NULL UNIQUE,
  "username" varchar(60) NOT NULL UNIQUE,
  "firstName" varchar(60) NOT NULL,
  "lastName" varchar(60) NOT NULL,
  "password" varchar(100) NOT NULL,
  "role" users_role_enum NOT NULL,
  "permissions" json NOT NULL,
  "isActive" boolean NOT NULL DEFAULT true,
  "phone" varchar(30),
  "address" json NOT NULL,
  "deactivatedAt" timestamp(6),
  "deactivationReason" varchar(120),
  "createdAt" timestamp(6) NOT NULL DEFAULT now(),
  "updatedAt" timestamp(6) NOT NULL DEFAULT now(),
  CONSTRAINT users_deactivation CHECK ("isActive" = ("deactivatedAt" IS NULL))
);

CREATE TABLE "products" (
  "id" varchar(24) PRIMARY KEY NOT NULL,
  "name" varchar(120) NOT NULL,
  "description" text NOT NULL,
  "sku" varchar(12) NOT NULL UNIQUE,
  "price" numeric(12,2) NOT NULL,
  "salePrice" numeric(12,2),
  "saleEndDate" timestamp(6),
  "stockQuantity" integer NOT NULL,
  "restockDate" timestamp(6),
  "isActive" boolean NOT NULL DEFAULT true,
  "weight" double precision NOT NULL,
  "dimensions" json NOT NULL,
  "tags" json NOT NULL,
  "createdAt" timestamp(6) NOT NULL DEFAULT now(),
  "categoryId" varchar(48) NOT NULL,
  CONSTRAINT products_price CHECK ("price" > 0),
  CONSTRAINT products_sale CHECK ("salePrice" > 0 AND "salePrice" < "price"),
  CONSTRAINT products_stock CHECK ("stockQuantity" >= 0),
  FOREIGN KEY ("categoryId") REFERENCES "categories" ("id")
);

CREATE TABLE "orders" (
  "id" varchar(24) PRIMARY KEY NOT NULL,
  "orderNumber" varchar(12) NOT NULL UNIQUE,
  "status" orders_status_enum NOT NULL,
  "subtotal" numeric(12,2) NOT NULL,
  "tax" numeric(12,2) NOT NULL,
  "shippingCost" numeric(12,2) NOT NULL,
  "total" numeric(12,2) NOT NULL,
  "shippingAddress" json NOT NULL,
  "billingAddress" json NOT NULL,
  "createdAt" timestamp(6) NOT NULL DEFAULT now(),
  "updatedAt" timestamp(6) NOT NULL DEFAULT now(),
  "userId" varchar(24) NOT NULL,
  CONSTRAINT orders_amounts CHECK ("subtotal" >= 0 AND "tax" >= 0 AND "shippingCost" >= 0 AND "total" >= 0),
  CONSTRAINT orders_times CHECK ("updatedAt" >= "createdAt"),
  FOREIGN KEY ("userId") REFERENCES "users" ("id")
);

CREATE TABLE "order_items" (
  "id" serial PRIMARY KEY,
  "quantity" integer NOT NULL,
  "unitPrice" numeric(12,2) NOT NULL,
  "total" numeric(12,2) NOT NULL,
  "orderId" varchar(24) NOT NULL,
  "productId" varchar(24) NOT NULL,
  CONSTRAINT order_items_product UNIQUE ("orderId", "productId"),
  CONSTRAINT order_items_quantity CHECK ("quantity" >= 1),
  CONSTRAINT order_items_amounts CHECK ("unitPrice" >= 0 AND "total" >= 0),
  FOREIGN KEY ("orderId") REFERENCES "orders" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("productId") REFERENCES "products" ("id")
);
