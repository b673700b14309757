/** Tables of `specials.prisma`, as Prisma's migrations make them. */
export const SPECIALS: Readonly<Record<'sqlite' | 'postgresql' | 'mysql', string>> = {
  sqlite: `CREATE TABLE persons (id TEXT NOT NULL PRIMARY KEY, mood TEXT NOT NULL DEFAULT 'happy', balance DECIMAL NOT NULL,
    big BIGINT NOT NULL, extra JSONB, data BLOB, born_on TEXT, wakes_at TEXT, seen_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
  CREATE TABLE "_follow" ("A" TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    "B" TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE);
  CREATE UNIQUE INDEX "_follow_AB_unique" ON "_follow" ("A", "B")`,
  postgresql: `CREATE TYPE mood AS ENUM ('happy', 'SAD');
  CREATE TABLE persons (id text PRIMARY KEY, mood mood NOT NULL DEFAULT 'happy', balance decimal(12, 2) NOT NULL,
    big bigint NOT NULL, extra jsonb, data bytea, born_on date, wakes_at time(0), seen_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
  CREATE TABLE "_follow" ("A" text NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    "B" text NOT NULL REFERENCES persons (id) ON DELETE CASCADE, CONSTRAINT "_follow_AB_pkey" PRIMARY KEY ("A", "B"))`,
  mysql: `CREATE TABLE persons (id varchar(191) PRIMARY KEY, mood enum('happy', 'SAD') NOT NULL DEFAULT 'happy',
    balance decimal(12, 2) NOT NULL, big bigint NOT NULL, extra json, data longblob, born_on date, wakes_at time,
    seen_at datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3));
  CREATE TABLE _follow (A varchar(191) NOT NULL, B varchar(191) NOT NULL, UNIQUE (A, B),
    FOREIGN KEY (A) REFERENCES persons (id) ON DELETE CASCADE, FOREIGN KEY (B) REFERENCES persons (id) ON DELETE CASCADE)`,
}
