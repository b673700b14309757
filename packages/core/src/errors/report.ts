import { SeedError } from './seed-error.js'

/** A report's file cannot be written. */
export function reportUnwritable(file: string, cause: unknown): SeedError {
  const code = (cause as { readonly code?: unknown }).code
  return new SeedError(
    'REPORT.UNWRITABLE',
    `cannot write ${file}`,
    {
      ...(typeof code === 'string' ? { why: `The file system says ${code}.` } : {}),
      fix: 'Name a file in a folder that you may write to.',
    },
    { cause },
  )
}
