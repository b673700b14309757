import { from as copyFrom } from 'pg-copy-streams'
import { yieldToEventLoop } from '../../shared/yield.js'

/** What a COPY is to a connection: a stream that submits itself. */
export type CopyStream = ReturnType<typeof copyFrom>

/** What the server's log shows of a COPY that the source gave up; the source's own message may hold values. */
const GIVEN_UP = 'the source of the rows failed'

/**
 * Runs `COPY ... FROM STDIN` with these chunks and gives the number of rows. One chunk is in flight at a time, so memory
 * stays flat when the server is slow. When pulling a chunk throws, the COPY is called off and the very error is thrown;
 * the connection stays usable for a rollback.
 */
export async function copyIn(
  client: { query(stream: CopyStream): CopyStream },
  statement: string,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<number> {
  const stream = client.query(copyFrom(statement))
  const failure = watch(stream)
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  let isDone = false
  try {
    for (;;) {
      const next = await pull(iterator, stream, failure)
      // The server may have refused what came before while this one was made.
      failure.check()
      isDone = next.done === true
      if (next.done === true) break
      await Promise.race([write(stream, next.value), failure.promise])
      await yieldToEventLoop()
      failure.check()
    }
    await Promise.race([end(stream), failure.promise])
    return stream.rowCount
  } finally {
    if (!isDone) await iterator.return?.()
  }
}

interface Failure {
  readonly promise: Promise<never>
  /** Throws the server's error when there is one. */
  readonly check: () => void
  readonly has: () => boolean
}

/** Listens for the server's error, which may come at any time, also while a chunk is being made. */
function watch(stream: CopyStream): Failure {
  let error: Error | undefined
  const promise = new Promise<never>((_resolve, reject) => {
    stream.on('error', (reason: Error) => {
      error ??= reason
      reject(reason)
    })
  })
  promise.catch(() => undefined) // heard by `check` or by a race
  const check = (): void => {
    if (error !== undefined) throw error
  }
  return { promise, check, has: () => error !== undefined }
}

async function pull(
  iterator: Iterator<Buffer> | AsyncIterator<Buffer>,
  stream: CopyStream,
  failure: Failure,
): Promise<IteratorResult<Buffer, unknown>> {
  try {
    return await iterator.next()
  } catch (error) {
    if (!failure.has()) await callOff(stream)
    throw error
  }
}

/** Tells the server to forget the COPY and waits until it has. */
async function callOff(stream: CopyStream): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.once('close', () => resolve())
    stream.once('error', () => resolve())
    stream.destroy(new Error(GIVEN_UP))
  })
}

/**
 * Writes one chunk and waits until the socket has taken it. pg-copy-streams must never hold a second one: it would send
 * that after the server's error, on a connection it has already let go.
 */
function write(stream: CopyStream, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}

function end(stream: CopyStream): Promise<void> {
  return new Promise((resolve) => {
    stream.end(() => resolve())
  })
}
