import { rmSync } from 'node:fs'

/**
 * A fresh, empty database for one demo.
 *
 * @param {{ pg: boolean, file: string }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function openDatabase({ pg, file }) {
  if (pg) return startServer()
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  return { url: file, close: async () => {} }
}

async function startServer() {
  // Of the repository, not of this example: an application has a database of its own.
  const tools = new URL('../../../tools/databases/index.mjs', import.meta.url)
  const { startPostgres } = await import(tools.href)
  const server = await startPostgres()
  return { url: await server.createDatabase('shop'), close: () => server.stop() }
}
