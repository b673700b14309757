import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node dist/seed.js' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:.seed/blog.sqlite' },
})
