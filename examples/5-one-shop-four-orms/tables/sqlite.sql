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
  "role" varchar(20) NOT NULL CHECK ("role" IN ('USER', 'ADMIN', 'MODERATOR')),
  "permissions" json NOT NULL,
  "isActive" boolean NOT NULL DEFAULT true,
  "phone" varchar(30),
  "address" json NOT NULL,
  "deactivatedAt" datetime,
  "deactivationReason" varchar(120),
  "createdAt" datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT users_deactivation CHECK ("isActive" = ("deactivatedAt" IS NULL))
);

CREATE TABLE "products" (
  "id" varchar(24) PRIMARY KEY NOT NULL,
  "name" varchar(120) NOT NULL,
  "description" text NOT NULL,
  "sku" varchar(12) NOT NULL UNIQUE,
  "price" decimal(12,2) NOT NULL,
  "salePrice" decimal(12,2),
  "saleEndDate" datetime,
  "stockQuantity" integer NOT NULL,
  "restockDate" datetime,
  "isActive" boolean NOT NULL DEFAULT true,
  "weight" double precision NOT NULL,
  "dimensions" json NOT NULL,
  "tags" json NOT NULL,
  "createdAt" datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "categoryId" varchar(48) NOT NULL,
  CONSTRAINT products_price CHECK ("price" > 0),
  CONSTRAINT products_sale CHECK ("salePrice" > 0 AND "salePrice" < "price"),
  CONSTRAINT products_stock CHECK ("stockQuantity" >= 0),
  FOREIGN KEY ("categoryId") REFERENCES "categories" ("id")
);

CREATE TABLE "orders" (
  "id" varchar(24) PRIMARY KEY NOT NULL,
  "orderNumber" varchar(12) NOT NULL UNIQUE,
  "status" varchar(20) NOT NULL CHECK ("status" IN ('PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'COMPLETED', 'CANCELLED')),
  "subtotal" decimal(12,2) NOT NULL,
  "tax" decimal(12,2) NOT NULL,
  "shippingCost" decimal(12,2) NOT NULL,
  "total" decimal(12,2) NOT NULL,
  "shippingAddress" json NOT NULL,
  "billingAddress" json NOT NULL,
  "createdAt" datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "userId" varchar(24) NOT NULL,
  CONSTRAINT orders_amounts CHECK ("subtotal" >= 0 AND "tax" >= 0 AND "shippingCost" >= 0 AND "total" >= 0),
  CONSTRAINT orders_times CHECK ("updatedAt" >= "createdAt"),
  FOREIGN KEY ("userId") REFERENCES "users" ("id")
);

CREATE TABLE "order_items" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "quantity" integer NOT NULL,
  "unitPrice" decimal(12,2) NOT NULL,
  "total" decimal(12,2) NOT NULL,
  "orderId" varchar(24) NOT NULL,
  "productId" varchar(24) NOT NULL,
  CONSTRAINT order_items_product UNIQUE ("orderId", "productId"),
  CONSTRAINT order_items_quantity CHECK ("quantity" >= 1),
  CONSTRAINT order_items_amounts CHECK ("unitPrice" >= 0 AND "total" >= 0),
  FOREIGN KEY ("orderId") REFERENCES "orders" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("productId") REFERENCES "products" ("id")
);
