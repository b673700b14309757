import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between a client and a server and keeps all bytes that the client sends. */
export interface Recorder {
  /** The server's URL, by way of the recorder. */
  readonly url: string
  /** Everything that was sent so far, as text. */
  sent(): string
  close(): Promise<void>
}

/** Opens a recorder before the server of a URL. */
export async function openRecorder(url: string): Promise<Recorder> {
  const server = new URL(url)
  const chunks: Buffer[] = []
  const sockets = new Set<Socket>()
  const listener = createServer((client) => {
    const far = connect(Number(server.port), server.hostname)
    for (const socket of [client, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    client.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)))
    client.pipe(far).pipe(client)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((listener.address() as AddressInfo).port)
  return {
    url: through.href,
    sent: () => Buffer.concat(chunks).toString('utf8'),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}
