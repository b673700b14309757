import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/** `createAnonymizer({ seed })` where there is no key. */
export function seedIsNoKey(cause: unknown): SeedError {
  return new SeedError(
    'RECORDS.SEED_IS_NO_KEY',
    'a seed is no key, and there is no key',
    {
      why:
        'A seed such as 42 is a number that anybody tries: whoever has it replays the replacements and knows who is behind each. ' +
        'A key is 32 random bytes that are kept secret.',
      fix:
        "Make one with `seed key new` and put it in SEED_KEY or SEED_KEY_FILE, or write mode: 'throwaway' for a key that is " +
        'made in memory and never seen again.',
    },
    { cause },
  )
}

/** A salt for `hashIdentifier`. */
export function saltIsNoKey(): SeedError {
  return new SeedError('RECORDS.SALT', 'hashIdentifier() takes no salt', {
    why: 'A salt is no secret: with it, all identifiers are tried in minutes. Identifiers are hashed with the key (HMAC-SHA-256).',
    fix: 'Leave the salt out. To keep two sets of identifiers apart, give hash({ domain }) as the handler of one.',
  })
}

/** A method of an anonymizer that got a value of another type. @param form - What the value is. */
export function methodType(transform: string, form: string): SeedError {
  return new SeedError('RECORDS.TYPE', `${transform}() got ${form} where a text is due`, {
    fix: 'Give a text, null or undefined; values of other types go through anonymizeRecord().',
  })
}

/** A handler's name that nobody knows. @param field - Whose handler it is, as configured. */
export function unknownHandler(field: string, name: string, known: readonly string[]): SeedError {
  const near = nearest(name, known)
  return new SeedError('RECORDS.UNKNOWN_HANDLER', `${field}: there is no handler "${name}"`, {
    why: 'A handler that is not known would leave the field as it is.',
    fix: near === undefined ? `Handlers: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}

/** An option that a handler does not have. */
export function unknownHandlerOption(
  field: string,
  handler: string,
  option: string,
  known: readonly string[],
): SeedError {
  const near = nearest(option, known)
  return new SeedError('RECORDS.UNKNOWN_OPTION', `${field}: ${handler} has no option "${option}"`, {
    fix: near === undefined ? `Options of ${handler}: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}

/** An option of a handler, or a handler itself, that is not of its type. */
export function badHandlerOption(field: string, what: string, expected: string): SeedError {
  return new SeedError('RECORDS.BAD_OPTION', `${field}: ${what} is not ${expected}`, { fix: `Give ${expected}.` })
}

/** A field's name that is no path. */
export function badPath(field: string, why: string): SeedError {
  return new SeedError('RECORDS.BAD_PATH', `${field} is no path`, {
    why,
    fix: 'Write a field as email, a path as address.city, or a JSONPath (RFC 9535) as $.items[*].email.',
  })
}

/** No field has a handler. */
export function noHandlers(): SeedError {
  return new SeedError('RECORDS.NO_HANDLERS', 'no field has a handler', {
    why: 'Nothing would be replaced.',
    fix: 'Name the fields: { "email": "email", "full_name": "name" }.',
  })
}

/** Fields that no handler names. @param keep - How to let them through, where the user is. */
export function unnamedFields(fields: readonly string[], keep: string): SeedError {
  const [first = ''] = fields
  const names = fields.length === 1 ? first : `${fields.length} fields: ${fields.join(', ')}`
  return new SeedError('RECORDS.UNNAMED_FIELDS', `no handler for ${names}`, {
    why: 'A field that nobody thought of must not slip through.',
    fix: `Give each a handler ({ handler: 'keep', reason: '...' } lets one through), or ${keep} to let all others through.`,
  })
}

/** Handlers whose field is in no record. */
export function noSuchField(field: string, found: readonly string[]): SeedError {
  const near = nearest(field, found)
  return new SeedError('RECORDS.NO_SUCH_FIELD', `no record has ${field}`, {
    why: 'A misspelled name would leave the field that is meant as it is.',
    fix: near === undefined ? 'Correct the name, or leave the handler out.' : `Did you mean ${near}?`,
  })
}

/** Something that is no record. @param at - Its place, from 1. */
export function notARecord(at: number): SeedError {
  return new SeedError('RECORDS.NOT_A_RECORD', `record ${at} is not an object`, {
    why: 'Handlers are named by field, and only objects have fields.',
    fix: 'Give objects: { "email": "..." }.',
  })
}

/** A value that two handlers want. */
export function twoHandlers(first: string, second: string): SeedError {
  return new SeedError('RECORDS.TWO_HANDLERS', `${first} and ${second} name the same value, or one inside the other`, {
    fix: 'Leave one of the two out, or make its path narrower.',
  })
}

/** A record that is nested deeper than anything but a circle. */
export function tooDeep(levels: number): SeedError {
  return new SeedError('RECORDS.TOO_DEEP', `a record is nested more than ${levels} levels deep`, {
    why: 'It probably holds itself.',
    fix: 'Give plain data without circles.',
  })
}

/** A replacement that is no exact number any more. */
export function numberRange(handler: string, field: string): SeedError {
  return new SeedError('RECORDS.NUMBER_RANGE', `${handler} makes numbers for ${field} that JavaScript cannot hold`, {
    why: 'Whole numbers from 2^31 are replaced within 64 bits; a number is exact up to 2^53 only.',
    fix: 'Give key({ within: 9007199254740991 }), or hold the values as bigint or text.',
  })
}

/** `--config` that cannot be used. @param where - The file, where it is one. */
export function badConfig(summary: string, where?: string): SeedError {
  return new SeedError('RECORDS.CONFIG', summary, {
    fix: `Give JSON, or a file that holds it: --config '{"email": "email", "full_name": "name"}'.`,
    ...(where === undefined ? {} : { where }),
  })
}

/** A file whose format nobody named. */
export function unknownFormat(name: string): SeedError {
  return new SeedError('RECORDS.FORMAT', `cannot tell the format of ${name}`, {
    fix: 'Write --format json, --format ndjson or --format csv.',
  })
}

/** A place in a file that is not of its format. What is there is not shown. */
export function badSyntax(format: string, place: string, why: string): SeedError {
  return new SeedError('RECORDS.SYNTAX', `${place} is no ${format}`, {
    why: `${why} It is not shown, for it may be someone's data.`,
    fix: 'Mend the input; nothing was written.',
  })
}

/** A file that cannot be read or written. @param what - `read`, `write`. */
export function fileFailed(what: 'read' | 'write', file: string, cause: unknown): SeedError {
  const code = (cause as { code?: unknown } | undefined)?.code
  const why = code === 'ENOENT' ? 'There is none.' : typeof code === 'string' ? `The system says ${code}.` : undefined
  return new SeedError(
    'RECORDS.FILE',
    `cannot ${what} ${file}`,
    { ...(why === undefined ? {} : { why }), fix: 'Look at the path and at its permissions.' },
    { cause },
  )
}

/** Output over input. */
export function sameFile(file: string): SeedError {
  return new SeedError(
    'RECORDS.SAME_FILE',
    `${file} is both input and output`,
    { why: 'The originals would be gone, and half of them if it fails.', fix: 'Write to another file.' },
    { exitCode: 3 },
  )
}

/** Output over a file that is there. */
export function outputExists(file: string): SeedError {
  return new SeedError(
    'RECORDS.OUTPUT_EXISTS',
    `${file} is there already`,
    { fix: 'Write to another file, or give --force to replace it.' },
    { exitCode: 3 },
  )
}
