import type { CommandShape } from '../program.js'

const JSON_FLAG = { flags: '--json', description: 'print one JSON object, errors too' } as const

/** `seed key new`. */
export const newShape: CommandShape = {
  words: 'seed key new',
  summary: 'Make a secret key of 32 random bytes, which replacements are derived from',
  groups: [
    [
      'Options:',
      [
        {
          flags: '--out <file>',
          description: 'write it to a new file that only you can read, in place of printing it',
        },
        JSON_FLAG,
      ],
    ],
  ],
  examples: [
    ['seed key new', 'print a key; store it as the secret SEED_KEY'],
    ['seed key new --out seed.key', 'for SEED_KEY_FILE=seed.key; keep the file out of the repository'],
    ['seed key new | gh secret set SEED_KEY', 'give it to a pipeline unseen'],
  ],
}

/** `seed key id`. */
export const idShape: CommandShape = {
  words: 'seed key id',
  summary:
    'Print the id of the key in SEED_KEY or SEED_KEY_FILE: equal keys have equal ids, and an id tells nothing else',
  groups: [
    [
      'Options:',
      [{ flags: '--key-file <file>', description: 'file that holds the key, in place of the variables' }, JSON_FLAG],
    ],
  ],
  examples: [
    ['seed key id', 'compare with what a colleague or a report has'],
    ['seed key id --key-file seed.key', 'the key in a file'],
  ],
}
