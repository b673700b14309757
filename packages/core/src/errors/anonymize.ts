import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/** The configuration has no `anonymize` section. */
export function noAnonymizer(verb: string): SeedError {
  return new SeedError('ANONYMIZE.NO_RULES', `${verb} needs rules, and the configuration has none`, {
    fix: 'Write anonymize: defineAnonymizer({ rules: [maskEntity(User, { email: email() })] }) in seed.config.',
  })
}

/** A member of `defineAnonymizer({ ... })` that means nothing. */
export function unknownMember(name: string, known: readonly string[]): SeedError {
  return new SeedError('ANONYMIZE.OPTION', `anonymize has no option ${name}`, { fix: meant(name, known) })
}

/** A rule of an entity that the schema does not have. */
export function unknownRuleEntity(entity: string, known: readonly string[]): SeedError {
  return new SeedError('ANONYMIZE.UNKNOWN_ENTITY', `there are rules for ${entity}, which is no entity`, {
    fix: meant(entity, known),
  })
}

/** A rule of a field that the entity does not have. */
export function unknownRuleField(entity: string, field: string, known: readonly string[]): SeedError {
  return new SeedError('ANONYMIZE.UNKNOWN_FIELD', `there is a rule for ${entity}.${field}, which is no field`, {
    why: 'A rule that replaces nothing would leave the field it was meant for as it is.',
    fix: meant(field, known),
  })
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === undefined ? `It is one of ${known.join(', ')}.` : `Did you mean ${near}?`
}

/** A rule of a field that the database computes. */
export function computedRule(entity: string, field: string): SeedError {
  return new SeedError('ANONYMIZE.COMPUTED', `${entity}.${field} is computed by the database and cannot be replaced`, {
    fix: 'Leave the rule out, and give rules to the fields it is computed from.',
  })
}

/** Two different rules for what is one column, or one value that a foreign key repeats. */
export function twoRules(first: string, second: string): SeedError {
  return new SeedError('ANONYMIZE.TWO_RULES', `${first} and ${second} have different rules, and hold the same values`, {
    why: 'They are one column, or one is the foreign key of the other; different replacements would tear rows apart.',
    fix: 'Give the rule to the field that the foreign key points to, and to no other.',
  })
}

/** A rule for a foreign key, whose values follow the key they point to. */
export function foreignKeyRule(field: string, owner: string): SeedError {
  return new SeedError('ANONYMIZE.FOREIGN_KEY', `${field} follows ${owner} and cannot have a rule of its own`, {
    why: 'What a foreign key holds is replaced as the key it points to is.',
    fix: `Give the rule to ${owner}, or leave it out.`,
  })
}

/** A transform that depends on more than the value, on a key that foreign keys repeat. */
export function keyBySubject(field: string, transform: string): SeedError {
  return new SeedError(
    'ANONYMIZE.KEY_RULE',
    `${transform}() cannot replace ${field}, for foreign keys repeat its values`,
    {
      why: 'Its replacements depend on the row, so a row that points here would not find them.',
      fix: 'Choose key(), hash() or another transform of the value alone.',
    },
  )
}

/** A unique set whose replaced values may collide. */
export function unprovenMask(entity: string, fields: readonly string[], why: string): SeedError {
  return new SeedError(
    'ANONYMIZE.UNPROVEN_UNIQUE',
    `(${fields.join(', ')}) of ${entity} must stay unique, and may not`,
    {
      why,
      fix: 'Give each of its fields a transform that is injective or bounded (key, hash, email, username, ...), empty one by nullify(), or keep it.',
    },
  )
}

/** A collision among so many rows is too likely. */
export function collisionLikely(
  entity: string,
  fields: readonly string[],
  rows: number,
  probability: number,
): SeedError {
  return new SeedError(
    'ANONYMIZE.COLLISION_LIKELY',
    `(${fields.join(', ')}) of ${entity} must stay unique; with ${rows} rows it would not with probability ${probability.toExponential(1)}`,
    {
      why: 'At most one in a million is accepted: n(n-1)/2^(b+1) for n rows and b bits (birthday bound).',
      fix: 'Make the column longer, or choose an injective transform: key(), or phone() and the like where they say so.',
    },
  )
}

/** More rows than a transform has values. */
export function tooFewValues(entity: string, field: string, rows: number, capacity: bigint): SeedError {
  return new SeedError(
    'ANONYMIZE.CAPACITY',
    `${entity}.${field} must stay unique in ${rows} rows, its transform has ${capacity} values`,
    { fix: 'Choose a transform with more values.' },
  )
}

/** Rows whose subject can be reached in several ways of one length. */
export function ambiguousSubject(entity: string, ways: readonly string[]): SeedError {
  return new SeedError('ANONYMIZE.SUBJECT_WAY', `${entity} leads to its subject in several ways: ${ways.join(', ')}`, {
    why: 'Names, addresses and shifts of dates are those of one subject a row.',
    fix: `Say which in subjects: [{ entity: 'User', paths: { ${entity}: ['...'] } }].`,
  })
}

/** A way to the subject that does not exist. */
export function badSubjectWay(entity: string, way: string): SeedError {
  return new SeedError('ANONYMIZE.SUBJECT_WAY', `${way} is no way of relations from ${entity} to its subject`, {
    fix: 'Name to-one relations, one after the other, that end at the subject.',
  })
}

/** Neither `to` nor `inPlace`, or both. */
export function oneTarget(): SeedError {
  return new SeedError('ANONYMIZE.TARGET', 'anonymize needs a target: a URL, or the database itself', {
    fix: 'Give either --to <url> or --in-place.',
  })
}

/** The adapter cannot reach another database. */
export function noTargets(adapter: string): SeedError {
  return new SeedError('ANONYMIZE.NO_TARGETS', `the adapter ${adapter} cannot open another database`, {
    fix: 'Update the adapter, or write into the database itself.',
  })
}

/** The adapter cannot make tables. */
export function noSchemaMaker(adapter: string): SeedError {
  return new SeedError('ANONYMIZE.NO_CREATE_SCHEMA', `${adapter} cannot make its tables from here`, {
    fix: 'Run your migrations on the target, then leave --create-schema out.',
  })
}

/** The ORM failed while it made the target's tables. */
export function tablesNotMade(adapter: string, cause: unknown): SeedError {
  return new SeedError(
    'ANONYMIZE.CREATE_SCHEMA',
    `${adapter} could not make the tables of the target`,
    {
      why: 'The ORM stopped with an error of its own, the cause of this one. Often the role may not create tables, or something there has the name of one.',
      fix: 'Mend that and drop what was made so far, or run your migrations on the target and leave --create-schema out.',
    },
    { cause },
  )
}

/** Source and target are one database. */
export function sameDatabase(target: string): SeedError {
  return new SeedError('ANONYMIZE.SAME_DATABASE', `source and target are the same database, ${target}`, {
    why: 'A copy into itself would mix originals with replacements.',
    fix: 'Give another database, or write --in-place if that is what you mean.',
  })
}

/** The target is named like one that people work with. */
export function looksLive(target: string, line: string): SeedError {
  return new SeedError('ANONYMIZE.TARGET_LOOKS_LIVE', `the target ${target} is named like a production database`, {
    why: 'Copies are for staging, tests and laptops.',
    fix: `If it is the right one, add it to seed.config: allow: ['${line.replaceAll("'", "\\'")}']`,
  })
}

/** Tables of the target that hold rows. */
export function targetNotEmpty(tables: readonly string[]): SeedError {
  return new SeedError('ANONYMIZE.TARGET_NOT_EMPTY', `the target holds rows in ${tables.join(', ')}`, {
    why: 'A copy is made into empty tables, so that what is in them afterwards is all replaced.',
    fix: 'Empty them, or give a new database.',
  })
}

/** Tables or columns that the target lacks. */
export function targetLacks(things: readonly string[]): SeedError {
  return new SeedError('ANONYMIZE.TARGET_TABLES', `the target lacks ${things.join(', ')}`, {
    why: 'The copy goes into tables that are there already, made by your migrations.',
    fix: 'Run your migrations on the target, or add --create-schema where the ORM can make tables.',
  })
}

/** Keys are masked, and the rows are changed where they are. */
export function keyInPlace(fields: readonly string[]): SeedError {
  return new SeedError('ANONYMIZE.KEY_IN_PLACE', `keys cannot be replaced in place: ${fields.join(', ')}`, {
    why: 'While some keys are replaced and others not, they would meet and rows would lose each other.',
    fix: 'Copy with --to, or keep these keys.',
  })
}

/** Fields that are not classified, or without a rule. Ends the command with 4, as `check` does. */
export function notClassified(file: string, lines: readonly string[]): SeedError {
  const shown = lines.slice(0, 20)
  const more = lines.length > shown.length ? [`and ${lines.length - shown.length} more`] : []
  return new SeedError(
    'ANONYMIZE.UNCLASSIFIED',
    `${lines.length} fields cannot go through: ${file} does not say that they may`,
    {
      why: [...shown, ...more].join('\n'),
      fix: 'Run classify --write, look at what it proposes, and give direct, quasi and sensitive fields a rule.',
    },
    { exitCode: 4 },
  )
}

/** Rows counted in the target are not those that were read. */
export function countsDiffer(entity: string, read: number, written: number): SeedError {
  return new SeedError('ANONYMIZE.COUNTS', `${read} rows of ${entity} were read and ${written} are in the target`, {
    why: 'Somebody else writes into the target, or a trigger of it adds or drops rows. Nothing was kept.',
    fix: 'Run it again when nobody else is at work.',
  })
}

/** Two rows whose values differ only in spelling, in a unique column. */
export function sameForm(entity: string, fields: string, cause: unknown): SeedError {
  return new SeedError(
    'ANONYMIZE.SAME_FORM',
    `two rows of ${entity} got the same ${fields}`,
    {
      why: 'Their originals differ only in case or spaces, which count as one value; or the target has a unique index that the source lacks. Nothing was kept.',
      fix: 'Mend such rows in the source, or replace the field with hash() or key(), which tell spellings apart.',
    },
    { cause },
  )
}

/** A checkpoint of another plan or key. */
export function otherCheckpoint(): SeedError {
  return new SeedError('ANONYMIZE.CHECKPOINT', 'the target holds a part of another copy', {
    why: 'It was begun with other rules, another key or another schema; the two would not fit together.',
    fix: 'Empty the target and begin again, or go on with the rules and the key of before.',
  })
}

/** Chunked copies of a table without a key. */
export function chunkedWithoutKey(entity: string): SeedError {
  return new SeedError('ANONYMIZE.NO_KEY', `${entity} has no key, so a chunked copy could not be continued`, {
    fix: 'Leave --chunked out, or give the table a key.',
  })
}

/** A throwaway key cannot be had again to go on. */
export function chunkedThrowaway(): SeedError {
  return new SeedError('ANONYMIZE.CHUNKED_THROWAWAY', 'a copy with a throwaway key cannot be continued later', {
    fix: 'Leave --chunked out, or use mode stable or release.',
  })
}

/** A required relation of rows to rows of their own table that nothing can defer. */
export function requiredSelf(entity: string, relation: string): SeedError {
  return new SeedError('ANONYMIZE.REQUIRED_SELF', `${entity}.${relation} is required and leads to ${entity} itself`, {
    why: 'None of such rows can be written first, and the database checks each at once.',
    fix: 'Make the constraint deferrable or the column nullable in the target.',
  })
}

/** An option that is none. */
export function badAnonymizeOption(option: string, expected: string): SeedError {
  return new SeedError('ANONYMIZE.OPTION', `${option} is not ${expected}`, { fix: `Give ${expected}.` })
}
