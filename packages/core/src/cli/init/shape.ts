import type { AdapterCommand } from '../../adapter/command.js'
import { CONNECTION_FLAGS, type Flag } from '../options/flags.js'
import type { CommandShape } from '../program.js'

const INIT_FLAGS: readonly Flag[] = [
  { flags: '--yes', description: 'ask nothing' },
  { flags: '--entity <name>', description: 'entity of the first seeder' },
  { flags: '--dry-run', description: 'show the files, write none' },
  { flags: '--json', description: 'print the report as one JSON object, errors too; asks nothing' },
]

/** `seed init`, with the options of the adapter once it is known. */
export function initShape(adapter?: AdapterCommand): CommandShape {
  return {
    words: 'seed init',
    summary: 'Write a first seed.config and a first seeder that runs; never overwrites a file',
    argument: {
      name: 'adapter',
      description: 'the adapter, in place of the one of the ORM in package.json',
      optional: true,
    },
    groups: [
      ['Options:', INIT_FLAGS],
      [`Options of ${adapter?.name ?? 'the adapter'}:`, adapter?.options ?? []],
      ['Connection options:', CONNECTION_FLAGS],
    ],
    examples: [
      ['seed init', 'for the ORM in package.json'],
      ['seed init --yes --entity User', 'ask nothing, start with this entity'],
      ['seed init --dry-run', 'show the files only'],
    ],
  }
}
