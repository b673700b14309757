import type { FieldType } from './schema.js'

/** A type both readers agree on, with what is worth telling a user. */
export interface MergedType {
  readonly type: FieldType
  /** Completes "User.email: ..." */
  readonly note?: string
}

type Kind = FieldType['kind']
type Of<K extends Kind> = Extract<FieldType, { kind: K }>

const MOMENTS: readonly Kind[] = ['instant', 'datetime', 'date', 'time']
/**
 * What a column of a plain type may carry for the ORM: SQLite has no boolean, JSON is kept in text, a bigint in a decimal. There
 * the ORM alone knows what the values mean.
 */
const CARRIES: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  text: ['integer', 'decimal', 'float', 'boolean', 'uuid', 'enum', 'json', 'array', ...MOMENTS],
  integer: ['boolean', 'enum', 'decimal', 'float', ...MOMENTS],
  decimal: ['boolean', 'enum', 'integer', 'float', ...MOMENTS],
  float: ['boolean', 'enum', 'integer', 'decimal', ...MOMENTS],
  bytes: ['uuid', 'json'],
  json: ['array'],
}

/** What refines a text without contradicting it: the ORM's entity holds a string in each case. */
const REFINES_TEXT: readonly Kind[] = ['uuid', 'enum']

/**
 * The type of a column from what the ORM and the database say: of one kind, the narrower; of two kinds, the database's, unless
 * its column only carries what the ORM puts there.
 */
export function mergeType(orm: FieldType, database: FieldType): MergedType {
  if (orm.kind === database.kind) return sameKind(orm, database)
  if (orm.kind === 'unknown') return { type: database }
  if (database.kind === 'unknown' || CARRIES[database.kind]?.includes(orm.kind) === true) return { type: orm }
  if (orm.kind === 'text' && REFINES_TEXT.includes(database.kind)) return { type: database }
  return { type: database, note: `the ORM says ${orm.kind}, the database ${database.kind}, which is used` }
}

function sameKind(orm: FieldType, database: FieldType): MergedType {
  switch (database.kind) {
    case 'integer':
      return mergeInteger(orm as Of<'integer'>, database)
    case 'decimal':
      return mergeDecimal(orm as Of<'decimal'>, database)
    case 'float':
      return { type: narrowest(orm as Of<'float'>, database, 'bits') }
    case 'text':
      return mergeText(orm as Of<'text'>, database)
    case 'enum':
      return mergeEnum(orm as Of<'enum'>, database)
    case 'instant':
    case 'datetime':
    case 'time':
      return { type: narrowest(orm as typeof database, database, 'precision') }
    case 'bytes':
      return { type: narrowest(orm as typeof database, database, 'length'), ...narrowed(orm as Of<'bytes'>, database) }
    case 'array': {
      const { type, note } = mergeType((orm as Of<'array'>).of, database.of)
      return { type: { kind: 'array', of: type }, ...(note === undefined ? {} : { note }) }
    }
    default:
      return { type: database }
  }
}

/** The database's type with the smaller of the two limits; a limit that only one has counts. */
function narrowest<T extends FieldType>(orm: T, database: T, limit: keyof T): T {
  const ours = orm[limit] as number | undefined
  const theirs = database[limit] as number | undefined
  return ours !== undefined && (theirs === undefined || ours < theirs) ? { ...database, [limit]: ours } : database
}

function narrowed(orm: { readonly length?: number }, database: { readonly length?: number }): { note?: string } {
  if (orm.length === undefined || database.length === undefined || database.length >= orm.length) return {}
  return { note: `the ORM allows a length of ${orm.length}, the database ${database.length}, which is used` }
}

/** SQLite gives every integer 64 bits: the ORM's narrower one is then the meaning. */
function mergeInteger(orm: Of<'integer'>, database: Of<'integer'>): MergedType {
  if (orm.bits < database.bits) return { type: orm }
  if (orm.bits === database.bits) return { type: database }
  return { type: database, note: `the ORM says ${orm.bits} bits, the database keeps ${database.bits}, which are used` }
}

function mergeDecimal(orm: Of<'decimal'>, database: Of<'decimal'>): MergedType {
  if (database.precision === undefined) return { type: orm }
  if (orm.precision === undefined) return { type: database }
  if (orm.precision === database.precision && (orm.scale ?? 0) === (database.scale ?? 0)) return { type: database }
  const [ours, theirs] = [orm, database].map(({ precision, scale }) => `(${precision}, ${scale ?? 0})`)
  return { type: database, note: `the ORM says decimal ${ours}, the database ${theirs}, which is used` }
}

function mergeText(orm: Of<'text'>, database: Of<'text'>): MergedType {
  const fixed = orm.fixed === true || database.fixed === true
  return { type: { ...narrowest(orm, database, 'length'), ...(fixed ? { fixed } : {}) }, ...narrowed(orm, database) }
}

/** Members in the ORM's order, so that values are drawn alike on every database. */
function mergeEnum(orm: Of<'enum'>, database: Of<'enum'>): MergedType {
  const shared = orm.values.filter((value) => database.values.includes(value))
  if (shared.length === 0)
    return {
      type: database,
      note: 'the ORM and the database list different enum members; the ones of the database are used',
    }
  const type: FieldType = { kind: 'enum', values: shared }
  const differ = shared.length < orm.values.length || shared.length < database.values.length
  return differ
    ? { type, note: 'the ORM and the database list different enum members; those of both are used' }
    : { type }
}
