import type { AddressInfo } from 'node:net'
import { registerSeeders } from '@seed/prisma'
import { createApp } from './app.js'
import { prisma } from './db.js'
import { blog } from './seeds.js'

const app = createApp(prisma)
const seeds = registerSeeders(prisma, blog)

// `env` is NODE_ENV, or 'development' where nothing is said.
if (app.get('env') === 'development' && (await prisma.author.count()) === 0) {
  const { rows } = await seeds.run()
  console.log(`The database was empty: seeded ${rows} rows`)
}

const server = app.listen(Number(process.env['PORT'] ?? 3000), () => {
  console.log(`Posts at http://localhost:${(server.address() as AddressInfo).port}/posts`)
})
process.once('SIGTERM', () => server.close(() => void prisma.$disconnect()))
