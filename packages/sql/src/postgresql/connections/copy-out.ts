import { to as copyTo } from 'pg-copy-streams'

/** What a COPY to us is to a connection: a stream that submits itself. */
export type CopyOutStream = ReturnType<typeof copyTo>

/** Runs `COPY ... TO STDOUT` and gives all of its bytes. The server's error is thrown; the connection stays usable. */
export function copyOut(
  client: { query(stream: CopyOutStream): CopyOutStream },
  statement: string,
): Promise<Buffer<ArrayBuffer>> {
  const stream = client.query(copyTo(statement))
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => resolve(Buffer.concat(parts)))
    stream.on('error', reject)
  })
}
