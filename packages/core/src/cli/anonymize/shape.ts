import type { Flag } from '../options/flags.js'
import type { CommandShape } from '../program.js'

const FILE_FLAGS: readonly Flag[] = [
  { flags: '--input <file>', description: 'file with records; - reads standard input' },
  { flags: '--output <file>', description: 'file to write; - writes to standard output, all at once in the end' },
  { flags: '--config <json>', description: 'handlers by field, as JSON or a file that holds it' },
  { flags: '--format <format>', description: 'json, ndjson or csv, in place of what the file name says' },
  { flags: '--delimiter <character>', description: 'between the cells of CSV, or the word tab (default: a comma)' },
  {
    flags: '--rest <what>',
    description:
      'fields without a handler: error lists them, keep lets them through, redact makes them null (default: error)',
  },
  { flags: '--force', description: 'replace an output file that is there' },
  { flags: '--dry-run', description: 'show what the first records would become, and write nothing' },
]

const KEY_FLAGS: readonly Flag[] = [
  { flags: '--key-file <file>', description: 'file with the key, in place of SEED_KEY and SEED_KEY_FILE' },
  {
    flags: '--mode <mode>',
    description:
      'stable: the same replacements as long as the key is kept; release: within one release; throwaway: never again',
  },
  { flags: '--release <name>', description: 'name of the release, with --mode release' },
  { flags: '--locale <locale>', description: 'locale of made-up names and places (default: en)' },
]

const OUTPUT_FLAGS: readonly Flag[] = [
  { flags: '--json', description: 'print the report as one JSON object, errors too' },
  { flags: '--quiet', description: 'print errors only' },
  { flags: '--verbose', description: 'print notes, and where an error comes from' },
]

/** `seed anonymize json`. */
export const ANONYMIZE_SHAPE: CommandShape = {
  words: 'seed anonymize',
  summary: 'Replace what tells of people in a file of records: JSON, NDJSON or CSV. The key is read from SEED_KEY.',
  argument: { name: 'json', description: 'the word json: records of a file' },
  groups: [
    ['Options:', FILE_FLAGS],
    ['Key and words:', KEY_FLAGS],
    ['Common options:', OUTPUT_FLAGS],
  ],
  examples: [
    [
      `seed anonymize json --input users.json --output masked.json --config '{"email": "email", "full_name": "name"}'`,
      'all fields, or it stops',
    ],
    [
      'seed anonymize json --input users.csv --output masked.csv --config handlers.json --rest redact',
      'other columns become empty',
    ],
    [
      'seed anonymize json --input - --output - --format ndjson --config handlers.json < in.ndjson',
      'as part of a pipe',
    ],
    ['seed anonymize json --input users.json --config handlers.json --dry-run', 'look first'],
  ],
}
