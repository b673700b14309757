import type { AnonymizeReport, MaskedFieldReport } from '../../reports.js'

const FIELD: MaskedFieldReport = {
  field: 'email',
  class: 'direct',
  transform: 'email',
  domain: 'email',
  guarantee: 'injective',
  nulls: 0,
  targetNulls: 0,
  changed: 12_345,
  unchanged: 0,
  malformed: 2,
}

/** A run in which everything that a report can say is said. */
export const REPORT: AnonymizeReport = {
  result: 'pseudonymized',
  mode: 'stable',
  keyId: '0123456789abcdef',
  planHash: 'c0ffee',
  source: { dialect: 'postgresql', host: 'db.internal', port: 5432, database: 'shop' },
  target: { dialect: 'sqlite', database: './staging.db' },
  way: 'copy',
  commit: 'atomic',
  dryRun: false,
  entities: [
    {
      entity: 'User',
      table: 'users',
      rows: 12_345,
      targetRows: 12_345,
      elapsedMs: 1234.4,
      fields: [
        FIELD,
        {
          ...FIELD,
          field: 'city',
          class: 'quasi',
          transform: 'city',
          domain: 'city',
          guarantee: 'lossy',
          unchanged: 9,
        },
        {
          ...FIELD,
          field: 'createdAt',
          class: 'safe',
          transform: 'keep',
          domain: 'keep',
          guarantee: 'unchanged',
          changed: 0,
          unchanged: 12_345,
          malformed: 0,
        },
      ],
    },
  ],
  rows: 12_345,
  uniqueSets: [
    { entity: 'User', fields: ['id'], verdict: 'untouched', rows: 12_345 },
    { entity: 'User', fields: ['email', 'city'], verdict: 'bounded', probability: 6.4e-17, rows: 12_345 },
  ],
  privacy: [{ entity: 'User', fields: ['city'], rows: 12_345, k: 1, groups: 800, uniqueRows: 3, rowsBelow5: 21 }],
  leaks: {
    verdict: 'FAIL',
    originals: 24_690,
    values: 86_415,
    findings: [
      { place: 'users.notes', from: ['User.email'], how: 'e-mail in text', count: 7 },
      { place: 'users.city', from: ['User.city'], how: 'whole value', count: 90, expected: 12 },
    ],
    unverified: [{ place: 'users.blob', why: 'bytes that are no text' }],
    elapsedMs: 3100,
    cpuMs: 2900,
  },
  preview: [],
  notes: ['Backups of the source still hold the originals.'],
  elapsedMs: 61_500,
}

/** A dry run whose preview names a field that is kept. */
export const DRY_RUN: AnonymizeReport = {
  ...REPORT,
  dryRun: true,
  leaks: undefined,
  preview: [
    { entity: 'User', field: 'email', shape: 'aaa.aaaa9@aaaaaaa.aaa', masked: 'calm.otter.2c5k@example.com' },
    { entity: 'User', field: 'createdAt', shape: '9999-99-99', masked: '2024-05-06' },
  ],
}
