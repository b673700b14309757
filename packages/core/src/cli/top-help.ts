import { findInstalledAdapters } from './installed-adapters.js'
import { knownAdapters } from './known-adapters.js'
import { VERBS } from './verbs/index.js'

/** Text of `seed --help`. Reads package.json files, imports no adapter. */
export function topHelp(cwd: string): string {
  const adapters = findInstalledAdapters(cwd)
  const listed = adapters.map(({ name, version }) => `  ${name.padEnd(11)}${version}`)
  const shown = adapters[0]?.name ?? '<adapter>'
  return [
    'Usage: seed <adapter> <verb> [options]',
    '       seed init [adapter]',
    '       seed key new',
    '       seed anonymize json --input <file> --output <file> --config <rules>',
    '',
    'Fills a database with related, plausible, reproducible rows; copies one without its people.',
    '',
    'Adapters installed in this project:',
    ...(listed.length === 0
      ? ['  none yet: install the one of your ORM, npm install --save-dev @seed/<adapter>']
      : listed),
    ...others(adapters.map(({ name }) => name)),
    '',
    'Verbs:',
    ...VERBS.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`),
    '',
    'Without an adapter:',
    '  init       Write a first seed.config and a first seeder for the ORM in package.json',
    '  key        Make a secret key for anonymizing, or tell the id of yours',
    '  anonymize  Replace the values of people in JSON, NDJSON and CSV files',
    '',
    'Options:',
    '  --help      help; after a verb: of this verb, with its options and examples',
    '  --version   version of @seed/core',
    '',
    'Examples:',
    '  seed init',
    `  seed ${shown} plan`,
    `  seed ${shown} run --seed 7`,
    `  seed ${shown} run --help`,
    '',
    'Exit codes: 0 done, 1 a bug, 2 failed, 3 refused by a guard, 4 findings, 130 interrupted.',
    '',
  ].join('\n')
}

function others(installed: readonly string[]): readonly string[] {
  const names = knownAdapters()
    .map(({ name }) => name)
    .filter((name) => !installed.includes(name))
  return names.length === 0 ? [] : [`  ${installed.length === 0 ? 'there are' : 'there are also'} ${names.join(', ')}`]
}
