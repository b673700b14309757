import { SeedError } from './seed-error.js'

/** Cells that ask for each other. */
export function cellCircle(path: readonly string[]): SeedError {
  return new SeedError('CELL.CIRCLE', `a cell needs itself: ${path.join(' -> ')}`, {
    why: 'Each of these cells reads the next one, and the last reads the first.',
    fix: 'Let one of them be drawn or given without reading the others.',
  })
}

/** Cells that pull each other without end. */
export function cellTooDeep(path: string, field: string, limit: number): SeedError {
  return new SeedError('CELL.TOO_DEEP', `more than ${limit} cells wait for each other`, {
    why: 'A chain of rows is followed from each to the next, as through parents of parents.',
    fix: 'Read fewer steps of the chain in one cell.',
    where: `${path}.${field}`,
  })
}

/** A cell that gives a promise. */
export function cellPromise(path: string, field: string): SeedError {
  return new SeedError('CELL.PROMISE', `a cell gave a promise`, {
    why: 'Cells are pure and synchronous, so that any row can be computed anywhere, alone.',
    fix: 'Await in the seeder or in a step(), and give the cell the result.',
    where: `${path}.${field}`,
  })
}

/** A cell that gave two answers for one address. */
export function cellImpure(path: string): SeedError {
  return new SeedError('CELL.IMPURE', `a cell gave another value when it was asked again`, {
    why: 'Its result depends on more than its address: a clock, Math.random, a counter, or a shared faker.',
    fix: 'Draw through the cell context (pick, integer, faker ...) and read the date from `now`.',
    where: path,
  })
}

/** Any other failure of a user's function. */
export function cellFailed(path: string, cause: unknown, replay: string): SeedError {
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : 'it threw something that is no Error'
  return new SeedError('CELL.FAILED', `a cell threw ${what}`, { where: `${path}, replay with ${replay}` }, { cause })
}

/** A relation's cell that gave something else than a row. */
export function cellNotARow(path: string, field: string): SeedError {
  return new SeedError('CELL.NOT_A_ROW', `the cell of a relation gave something that is not a row`, {
    fix: 'Give a row reached through parent(...) or children(...), or null.',
    where: `${path}.${field}`,
  })
}
