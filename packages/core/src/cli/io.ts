import type { Readable, Writable } from 'node:stream'
import { styleText } from 'node:util'

/** Where the command writes; a process stream, or a plain one in tests. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** Everything the command touches of its process. */
export interface CommandIo {
  /** Folder that relative names count from. */
  readonly cwd: string
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  /** Tells of SIGINT and SIGTERM. */
  readonly signals: SignalSource
  /** Leaves at once, whatever is going on. */
  readonly exit: (code: number) => void
}

/** The part of `process` that signals arrive at. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
}

/** Colours text for one stream: on a terminal only, and not when NO_COLOR is set. */
export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string

/** The `Paint` of a stream. */
export function painterOf(stream: Output): Paint {
  return (format, text) => styleText(format, text, { stream })
}
