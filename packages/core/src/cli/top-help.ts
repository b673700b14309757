import { findInstalledAdapters } from './installed-adapters.js'
import { VERBS } from './verbs/index.js'

/** Text of `seed --help`. Reads package.json files, imports no adapter. */
export function topHelp(cwd: string): string {
  const adapters = findInstalledAdapters(cwd)
  const listed = adapters.map(({ name, version }) => `  ${name.padEnd(10)}${version}`)
  const shown = adapters[0]?.name ?? '<adapter>'
  return [
    'Usage: seed <adapter> <verb> [options]',
    '',
    'Fills a database with related, plausible, reproducible rows.',
    '',
    'Adapters installed in this project:',
    ...(listed.length === 0
      ? ['  none yet: install the one of your ORM, npm install --save-dev @seed/<adapter>']
      : listed),
    '',
    'Verbs:',
    ...VERBS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`),
    '',
    'Options:',
    '  --help      help; after a verb: of this verb, with its options and examples',
    '  --version   version of @seed/core',
    '',
    'Examples:',
    `  seed ${shown} plan`,
    `  seed ${shown} run --seed 7`,
    `  seed ${shown} run --help`,
    '',
    'Exit codes: 0 done, 1 a bug, 2 failed, 3 refused by a guard, 4 findings, 130 interrupted.',
    '',
  ].join('\n')
}
