import { describe } from '@jest/globals'
import { DIALECTS, EXTENDED, reasonAgainst, runsCoreLaws } from './capabilities.js'
import { anonymizeLaws } from './laws/anonymize.js'
import { anonymizeAgainLaws } from './laws/anonymize-again.js'
import { anonymizeCreateLaws } from './laws/anonymize-create.js'
import { anonymizeDomainLaws } from './laws/anonymize-domains.js'
import { anonymizeFailureLaws } from './laws/anonymize-failures.js'
import { anonymizeKeyLaws } from './laws/anonymize-keys.js'
import { leakLaws } from './laws/anonymize-leaks.js'
import { anonymizeValueLaws } from './laws/anonymize-values.js'
import { cleanLaws } from './laws/clean.js'
import { cycleLaws } from './laws/cycles.js'
import { existingRowLaws } from './laws/existing-rows.js'
import { extendedLaws } from './laws/extended.js'
import { failingRunLaws } from './laws/failing-run.js'
import { goldenRowLaws, otherDataSetLaws } from './laws/golden-rows.js'
import { schemaLaws } from './laws/schemas.js'
import { secondRunLaws } from './laws/second-run.js'
import { seedingLaws } from './laws/seeding.js'
import { timeAndPlaceLaws } from './laws/time-and-place.js'
import { togetherLaws } from './laws/together.js'
import { verifyLaws } from './laws/verify.js'
import type { DescribeOptions, Dialect, Orm } from './opened.js'
import type { Ground } from './place.js'
import { canRun, useServer } from './around/servers.js'

const LAWS: readonly ((ground: Ground) => void)[] = [
  schemaLaws,
  goldenRowLaws,
  extendedLaws,
  cycleLaws,
  togetherLaws,
  secondRunLaws,
  existingRowLaws,
  cleanLaws,
  verifyLaws,
  failingRunLaws,
  timeAndPlaceLaws,
  anonymizeLaws,
  anonymizeValueLaws,
  anonymizeFailureLaws,
  anonymizeAgainLaws,
  leakLaws,
  anonymizeDomainLaws,
  anonymizeKeyLaws,
  anonymizeCreateLaws,
]
/** Of these no adapter and no database makes a difference. */
const CORE_LAWS = [seedingLaws, otherDataSetLaws]

/**
 * Declares the tests that an adapter must pass on every database of the matrix that this machine can run. What an ORM or a
 * database has not is named in a printed line.
 *
 * @param orm - Folder name of the adapter.
 */
export function describeAdapter(orm: Orm, options: DescribeOptions): void {
  const dialects = DIALECTS.filter((dialect) => canRun(dialect))
  for (const dialect of dialects) printReasons(orm, dialect)
  describe.each(dialects)(`${orm} on %s`, (dialect) => {
    const ground = { ...options, orm, dialect, server: useServer(dialect) }
    for (const declare of [...LAWS, ...(runsCoreLaws(orm, dialect) ? CORE_LAWS : [])]) declare(ground)
  })
}

function printReasons(orm: Orm, dialect: Dialect): void {
  for (const domain of EXTENDED) {
    const reason = reasonAgainst(orm, dialect, domain)
    if (reason !== undefined) process.stderr.write(`${orm} on ${dialect}: no ${domain}: ${reason}\n`)
  }
}
