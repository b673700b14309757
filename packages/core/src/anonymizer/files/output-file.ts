import { randomBytes } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { type FileHandle, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileFailed, outputExists, sameFile } from '../../errors/records.js'
import { isSeedError } from '../../errors/seed-error.js'

/** A file that is there as a whole or not at all. */
export interface OutputFile {
  write(text: string): Promise<void>
  /** Puts it in its place. */
  commit(): Promise<void>
  /** Leaves nothing behind. May be called at any time; does nothing after `commit`. */
  discard(): Promise<void>
}

/** Where the output goes. */
export interface OutputRequest {
  /** A path, or a stream that gets all at once in the end. */
  readonly target: string | Writable
  readonly force: boolean
}

/**
 * Refuses an output that would destroy something.
 *
 * @param input - Path of the input, where it is a file.
 * @throws {SeedError} `RECORDS.SAME_FILE`, `RECORDS.OUTPUT_EXISTS`.
 */
export function checkOutput({ target, force }: OutputRequest, input: string | undefined): void {
  if (typeof target !== 'string' || !existsSync(target)) return
  if (input !== undefined && isSameFile(input, target)) throw sameFile(target)
  // Devices and pipes are no files to keep.
  if (!force && statSync(target).isFile()) throw outputExists(target)
}

/** The same file by whatever name: links included. */
function isSameFile(first: string, second: string): boolean {
  if (!existsSync(first)) return false
  const [a, b] = [statSync(first), statSync(second)]
  return realpathSync(first) === realpathSync(second) || (a.ino !== 0 && a.ino === b.ino && a.dev === b.dev)
}

/**
 * Opens the output.
 *
 * @throws {SeedError} `RECORDS.FILE`; from `commit` also `RECORDS.OUTPUT_EXISTS`, when somebody else was faster.
 */
export async function openOutput({ target, force }: OutputRequest): Promise<OutputFile> {
  return typeof target === 'string' ? openBeside(target, force) : openForStream(target)
}

/** A temporary file beside the target, which takes its place in the end. */
async function openBeside(target: string, force: boolean): Promise<OutputFile> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  const remove = (): Promise<void> => rm(temporary, { force: true })
  return openTemporary(temporary, target, remove, async (handle) => {
    await handle.sync()
    await handle.close()
    checkOutput({ target, force }, undefined)
    await rename(temporary, target)
  })
}

/** A temporary file in a folder of its own, copied to the stream in the end. Only masked records are ever in it. */
async function openForStream(target: Writable): Promise<OutputFile> {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const file = await openTemporary(join(folder, 'records'), 'a temporary file', remove, (handle) =>
    pipeline(handle.createReadStream({ start: 0, autoClose: false }), target, { end: false }),
  )
  // An open file needs no name, and a reader that closes early ends the process at once. Windows removes it in the end.
  await remove().catch(() => undefined)
  return file
}

async function openTemporary(
  file: string,
  shown: string,
  remove: () => Promise<void>,
  finish: (handle: FileHandle) => Promise<void>,
): Promise<OutputFile> {
  let handle: FileHandle | undefined
  const discard = async (): Promise<void> => {
    await handle?.close().catch(() => undefined)
    handle = undefined
    await remove()
  }
  const failed = async (error: unknown): Promise<never> => {
    await discard()
    throw isSeedError(error) ? error : fileFailed('write', shown, error)
  }
  handle = await open(file, 'wx+').catch(failed)
  return {
    async write(text) {
      await handle?.appendFile(text).catch(failed)
    },
    async commit() {
      if (handle !== undefined) await finish(handle).catch(failed)
      await discard()
    },
    discard,
  }
}
