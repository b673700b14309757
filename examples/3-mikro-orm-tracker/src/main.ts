import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import { formatError, isSeedError } from '@seed/core'
import { Board } from './app/board.js'
import { TrackerModule } from './app/tracker-module.js'

try {
  const app = await NestFactory.createApplicationContext(TrackerModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  })
  for (const line of await app.get(Board).lines()) console.log(line)
  await app.close()
} catch (error) {
  if (!isSeedError(error)) throw error
  console.error(formatError(error))
  process.exitCode = error.exitCode
}
