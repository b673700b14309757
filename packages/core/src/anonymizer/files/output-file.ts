import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs'
import { type FileHandle, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileFailed, outputExists, sameFile } from '../../errors/records.js'

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
 * Opens a temporary file beside the target, which takes its place in the end. For a stream it lies in a folder of its own;
 * masked records alone are ever in it.
 *
 * @throws {SeedError} `RECORDS.FILE`
 */
export async function openOutput({ target, force }: OutputRequest): Promise<OutputFile> {
  const place = typeof target === 'string' ? target : 'a temporary file'
  const folder = typeof target === 'string' ? undefined : await mkdtemp(join(tmpdir(), 'seed-'))
  const temporary =
    typeof target === 'string'
      ? join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
      : join(folder ?? '', 'records')
  let handle: FileHandle | undefined
  const failed = async (error: unknown): Promise<never> => {
    await discard()
    throw fileFailed('write', place, error)
  }
  const discard = async (): Promise<void> => {
    await handle?.close().catch(() => undefined)
    handle = undefined
    await rm(folder ?? temporary, { recursive: true, force: true })
  }
  try {
    handle = await open(temporary, 'wx')
  } catch (error) {
    return failed(error)
  }
  return {
    async write(text) {
      await handle?.appendFile(text).catch(failed)
    },
    async commit() {
      await handle?.sync().catch(() => undefined)
      await handle?.close().catch(failed)
      handle = undefined
      if (typeof target !== 'string') await pipeline(createReadStream(temporary), target, { end: false }).catch(failed)
      else {
        checkOutput({ target, force }, undefined)
        await rename(temporary, target).catch(failed)
      }
      await discard()
    },
    discard,
  }
}
