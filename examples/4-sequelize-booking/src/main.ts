import { formatError, isSeedError } from '@seed/core'
import { createServer } from './server.js'

const app = createServer()
process.once('SIGTERM', () => void app.close())
try {
  await app.listen({ port: Number(process.env['PORT'] ?? 3000) })
} catch (error) {
  console.error(isSeedError(error) ? formatError(error) : error)
  await app.close()
  process.exitCode = 1
}
