import { SeedError } from './seed-error.js'

/** A pattern of unique values that cannot be read. */
export function badPattern(pattern: string, why: string): SeedError {
  return new SeedError('UNIQUE.PATTERN', `cannot read the pattern ${JSON.stringify(pattern)}`, {
    why,
    fix: 'Write # for a digit, ? for an upper-case letter, * for either, and a backslash before one that is meant as it is.',
  })
}

/** A list of unique values that is empty or names one value twice. */
export function badList(why: string): SeedError {
  return new SeedError('UNIQUE.LIST', 'cannot make unique values from this list', {
    why,
    fix: 'Give unique() a list of at least one value, each only once.',
  })
}

/** A range of unique whole numbers that holds none, or more than can be counted. */
export function badRange(min: number, max: number): SeedError {
  return new SeedError('UNIQUE.RANGE', `cannot make unique whole numbers from ${min} to ${max}`, {
    fix: 'Give two whole numbers, the smaller one first, at most 2^53 - 1 apart and within +-(2^53 - 1).',
  })
}

/** More unique values were asked for than there are. */
export function exhausted(what: string, size: number): SeedError {
  return new SeedError('UNIQUE.EXHAUSTED', `${what} has only ${size} different values`, {
    why: 'A unique field needs a value of its own for every row.',
    fix: 'Make fewer rows, or widen the pattern, the list, the range or the column.',
  })
}
