import { configShape, configUnknownKey } from '../errors/config.js'
import { joinProblems, type SeedError } from '../errors/seed-error.js'
import { CONFIG_KEYS, type SeedConfig } from './config.js'

/**
 * Checks the default export of a config: an object of known keys, each of its kind. What `registerSeeders` gave passes too.
 *
 * @param adapterKeys - Keys that the adapter reads; their values are its own to check.
 * @throws {SeedError} `CONFIG.SHAPE` or `CONFIG.UNKNOWN_KEY`; several as `PLAN.PROBLEMS`.
 */
export function checkConfig(config: unknown, adapterKeys: readonly string[], file: string): void {
  if (isSeeds(config)) return
  if (!isRecord(config)) {
    const what = config === null ? 'null' : Array.isArray(config) ? 'an array' : `a ${typeof config}`
    throw configShape(file, `the config is ${what}, not an object`, 'Write `export default defineConfig({ ... })`.')
  }
  const known = [...CONFIG_KEYS, ...adapterKeys]
  const problems = Object.entries(config).flatMap(([key, value]): SeedError[] => {
    if (!known.includes(key)) return [configUnknownKey(file, key, known)]
    const expected = (RULES as Readonly<Record<string, Rule | undefined>>)[key]
    if (expected === undefined || value === undefined || expected.holds(value)) return []
    return [configShape(file, `"${key}" of the config is not ${expected.is}`, `Give ${expected.is}.`)]
  })
  if (problems.length > 0) throw joinProblems(problems)
}

/** True for a registered data set, which a config may be as well. */
export function isSeeds(value: unknown): boolean {
  return (
    isRecord(value) && ['plan', 'run', 'verify', 'clean', 'explain'].every((verb) => typeof value[verb] === 'function')
  )
}

interface Rule {
  readonly is: string
  readonly holds: (value: unknown) => boolean
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isDate = (value: unknown): boolean =>
  (typeof value === 'string' || Object.prototype.toString.call(value) === '[object Date]') &&
  !Number.isNaN(new Date(value as string | Date).getTime())
const recordOf = (holds: (value: unknown) => boolean) => (value: unknown) =>
  isRecord(value) && Object.values(value).every(holds)
const listOf = (holds: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(holds)
const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isShare = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value > 0
const isPart = (value: unknown): boolean => typeof value === 'function' || (typeof value === 'object' && value !== null)

const RULES: Readonly<Record<keyof SeedConfig, Rule>> = {
  seed: { is: 'a whole number or text', holds: (value) => Number.isSafeInteger(value) || isText(value) },
  now: { is: 'a date', holds: isDate },
  locale: { is: 'a locale or an object of shares', holds: (value) => isText(value) || recordOf(isShare)(value) },
  count: {
    is: 'a whole number from 0, or an object of them',
    holds: (value) => isCount(value) || recordOf(isCount)(value),
  },
  scale: { is: 'a number above 0', holds: isShare },
  all: { is: 'true or false', holds: (value) => typeof value === 'boolean' },
  seeders: { is: 'a list of seeder classes', holds: listOf(isPart) },
  factories: { is: 'a list of factories', holds: listOf(isPart) },
  rules: { is: 'a list of rules', holds: listOf(isPart) },
  allow: { is: 'a list of texts', holds: listOf(isText) },
  anonymize: { is: 'what defineAnonymizer gives', holds: (value) => isRecord(value) && Array.isArray(value['rules']) },
  through: { is: "'native' or 'orm'", holds: (value) => value === 'native' || value === 'orm' },
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
