import { SeedError } from './seed-error.js'

/** The classification file is no JSON. */
export function classificationSyntax(file: string, line: number, what: string): SeedError {
  return new SeedError('CLASSIFY.SYNTAX', `the classification is no JSON: ${what}`, {
    fix: 'Correct the line, or restore the file from version control.',
    where: `${file}:${line}`,
  })
}

/** The classification file is JSON, and something in it means nothing. */
export function classificationShape(file: string, line: number, problem: string, fix: string): SeedError {
  return new SeedError('CLASSIFY.SHAPE', problem, { fix, where: `${file}:${line}` })
}

/** The classification file cannot be read or written. */
export function classificationFile(file: string, doing: 'read' | 'write', cause: unknown): SeedError {
  const code = (cause as { code?: unknown } | null)?.code
  return new SeedError(
    'CLASSIFY.FILE',
    `cannot ${doing} the classification`,
    {
      ...(typeof code === 'string' ? { why: `The system says ${code}.` } : {}),
      fix: 'Check the path: `classification` of the anonymizer, counted from the folder the command was started in.',
      where: file,
    },
    { cause },
  )
}
