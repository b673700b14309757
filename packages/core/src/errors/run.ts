import { SeedError } from './seed-error.js'

/** What is known of an earlier run when it is met again. */
export interface EarlierRun {
  readonly run: number
  readonly seed: number | string
  readonly rows: number
}

/** The database holds this very data set already. Names the three ways on. */
export function alreadyRun(earlier: EarlierRun): SeedError {
  return new SeedError('RUN.ALREADY', `this data set is in the database already (run ${earlier.run})`, {
    why: `Its ledger records ${earlier.rows} rows of these seeders with seed ${earlier.seed}; the same rows cannot be there twice.`,
    fix:
      'Use --reset to remove them and run again, --append to add more rows, or another --seed for other rows. ' +
      'A fixed list is the same with every seed: choose entities without it by --only.',
  })
}

/** The run was asked to stop (Ctrl-C, an aborted signal). */
export function interrupted(cause?: unknown): SeedError {
  return new SeedError(
    'RUN.INTERRUPTED',
    'interrupted, nothing was kept',
    { why: 'The run was asked to stop; its transaction is rolled back.' },
    { cause },
  )
}

/** Fewer or other rows are in the database than the run has written. */
export function rowsMissing(entity: string, written: number): SeedError {
  return new SeedError('RUN.ROWS_MISSING', `${entity}: ${written} rows were written, and they are not all there`, {
    why: 'A trigger, a rule or a hook dropped rows or changed their keys; the run cannot vouch for what is stored.',
    fix: `Look for triggers and hooks on ${entity}; with through: 'native' the hooks of the ORM do not run.`,
  })
}

/** Stops work whose signal was aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw interrupted(signal.reason)
}

/** A seeder's records were asked for before any run. */
export function notRunYet(seeder: string): SeedError {
  return new SeedError('RUN.NOT_RUN', `${seeder} has made no rows yet`, {
    fix: 'Ask for its records after run() has resolved.',
  })
}

/** Rows of a set were asked for while seeders were still recording. */
export function notPlanned(entity: string): SeedError {
  return new SeedError('RUN.NOT_PLANNED', `rows of ${entity} are not known before the plan is made`, {
    why: 'A seeder records what it wants; the plan and the rows come after all seeders have been asked.',
    fix: 'Use belongsTo, connect or recycle to refer to them, or read them in a step() or after the run.',
  })
}

/** A database that cannot take back half a run. */
export function noRollback(adapter: string): SeedError {
  return new SeedError('RUN.NO_ROLLBACK', `${adapter} cannot roll back, so a failed run would leave rows behind`, {
    fix: 'Use a database with transactions.',
  })
}

/** The ORM was asked to write, and this adapter has nothing of the ORM's to write with. */
export function noOrmWrites(adapter: string): SeedError {
  return new SeedError('RUN.NO_ORM_WRITES', `${adapter} cannot write through the ORM here`, {
    why: 'Hooks and validators are in a client of the application, and there is none.',
    fix: 'Write natively (the default), or give the command a client.',
  })
}

/** A new row's unique values are in the database already, and drawing them again gives no others. */
export function valuesTaken(entity: string, fields: readonly string[], path: string): SeedError {
  return new SeedError(
    'RUN.VALUES_TAKEN',
    `a row that is there already holds ${entity} (${fields.join(', ')}) of a new row, and no other draw is left`,
    {
      why: 'These values do not depend on unique(...) or on a person, or the pattern or list they come from is used up.',
      fix: `Use --reset to remove what was seeded first, choose entities that need no new ${entity} by --only, or wrap one of the fields in unique(...) with values to spare.`,
      where: path,
    },
  )
}
