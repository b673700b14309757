import { maskOption } from '../../../errors/mask.js'
import { isoDay } from '../../kinds/date.js'

/** Ages from one on that are told apart no more. */
export interface AgePool {
  /** The youngest age in it. */
  readonly age: number
  /** Year that ages count in. */
  readonly year: number
  /** `MM-DD` of the day that ages count at. */
  readonly monthDay: string
}

/**
 * Reads the options of a pool of ages.
 *
 * @param asOf - The last day of this year unless told: whoever reaches the age within the year is in the pool already.
 * @throws {SeedError} `MASK.OPTION`
 */
export function readAgePool(transform: string, age: number, asOf: string | undefined): AgePool {
  if (!Number.isInteger(age) || age < 1 || age > 150) throw maskOption(transform, 'pool', 'an age from 1 to 150')
  return { age, ...readAsOf(transform, asOf) }
}

/** The day that ages count at. @throws {SeedError} `MASK.OPTION` */
export function readAsOf(transform: string, asOf: string | undefined): Pick<AgePool, 'year' | 'monthDay'> {
  const day = asOf === undefined ? `${new Date().getUTCFullYear()}-12-31` : isoDay(asOf)
  if (day === undefined || (asOf !== undefined && asOf.length !== 10))
    throw maskOption(transform, 'asOf', 'a day as YYYY-MM-DD')
  return { year: Number(day.slice(0, 4)), monthDay: day.slice(5) }
}

/** Age in whole years of somebody born on a day (`YYYY-MM-DD`). */
export function ageOn(birth: string, { year, monthDay }: Pick<AgePool, 'year' | 'monthDay'>): number {
  return year - Number(birth.slice(0, 4)) - (birth.slice(5) > monthDay ? 1 : 0)
}

/** 1 January of the year in which somebody of this age was born: somebody of exactly that age. */
export function birthDayOf(age: number, { year }: Pick<AgePool, 'year'>): string {
  return `${String(Math.max(1, year - age)).padStart(4, '0')}-01-01`
}
