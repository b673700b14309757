import { describe, expect, it } from '@jest/globals'
import { readPageRows, readReportFile, readThreads } from './read-anonymize.js'

describe('options of anonymizing', () => {
  it.each(['1', '10_000', '500'])('--page-rows takes %s', (value) =>
    expect(readPageRows(value)).toBe(Number(value.replace('_', ''))),
  )
  it.each(['0', '-1', '1.5', 'many', ''])('--page-rows refuses "%s"', (value) =>
    expect(() => readPageRows(value)).toThrow('CLI.BAD_VALUE: invalid value for --page-rows'),
  )
  it.each(['0', '1', '64'])('--threads takes %s', (value) => expect(readThreads(value)).toBe(Number(value)))
  it.each(['65', '-1', '1.5', 'all', ''])('--threads refuses "%s"', (value) =>
    expect(() => readThreads(value)).toThrow('CLI.BAD_VALUE: invalid value for --threads'),
  )
  it.each([
    ['audit', 'audit'],
    ['audit.json', 'audit'],
    ['out/audit.html', 'out/audit'],
    ['../out/audit.2026', '../out/audit.2026'],
    ['out/a b', 'out/a b'],
  ])('--report takes %s', (value, name) => expect(readReportFile(value)).toBe(name))
  it.each(['', ' ', '.json', 'out/', '..', '../..'])('--report refuses "%s"', (value) =>
    expect(() => readReportFile(value)).toThrow('CLI.BAD_VALUE: invalid value for --report'),
  )
})
