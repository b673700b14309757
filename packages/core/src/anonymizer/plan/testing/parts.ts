import type { Entity, Field, FieldType, Relation, ToOne } from '../../../schema/schema.js'
import { textKind } from '../../kinds/text.js'
import type { Guarantee, Mask, RowTest, Transform, ValuePolicy } from '../../transform.js'
import type { Value } from '../../../schema/schema.js'
import type { FieldMask } from '../bind-masks.js'

/** A field of texts that may be NULL, unless told. */
export function testField(name: string, more: Partial<Field> = {}): Field {
  const type: FieldType = { kind: 'text' }
  return { name, column: name, type, nativeType: 'text', nullable: true, ...more }
}

/** An entity of such fields; its table has its name in lower case. */
export function testEntity(name: string, fields: readonly string[], more: Partial<Entity> = {}): Entity {
  return {
    name,
    table: { name: name.toLowerCase() },
    origin: 'orm',
    fields: fields.map((field) => testField(field)),
    key: ['id'],
    relations: [],
    uniques: [],
    checks: [],
    ...more,
  }
}

/** A foreign key. */
export function testToOne(
  name: string,
  target: string,
  [fields, targetFields]: readonly [readonly string[], readonly string[]] = [[name], ['id']],
  arity: ToOne['arity'] = '1',
): Relation {
  return { arity, name, target, fields, targetFields, origin: 'orm', enforced: true, deferrable: false }
}

/** What a mask of a test is made of. */
export interface TestMask {
  readonly guarantee: Guarantee
  readonly replace?: (value: Value) => Value
  readonly caseless?: boolean
  readonly makesNull?: boolean
  readonly capacity?: bigint
  readonly policy?: ValuePolicy
  readonly keepWhere?: RowTest
  readonly identityRank?: number
}

/** A field with a mask of a test. */
export function testMask(entity: Entity, name: string, made: TestMask): FieldMask {
  const { guarantee, replace = (value) => value, caseless, makesNull, capacity, policy = {} } = made
  const { keepWhere, identityRank } = made
  const mask: Mask = {
    kind: textKind,
    guarantee,
    replace: ({ values }) => values.map(replace),
    ...(caseless === undefined ? {} : { caseless }),
    ...(makesNull === undefined ? {} : { makesNull }),
    ...(capacity === undefined ? {} : { capacity }),
  }
  const transform: Transform = {
    name: guarantee.kind,
    domain: 'test',
    options: {},
    policy,
    bind: () => mask,
    ...(keepWhere === undefined ? {} : { keepWhere }),
    ...(identityRank === undefined ? {} : { identityRank }),
  }
  const field = entity.fields.find((one) => one.name === name) ?? testField(name)
  const bound = { entity: entity.name, name, type: field.type, nullable: field.nullable, unique: false }
  return { entity, field, transform, mask, owner: `${entity.table.name}.${name}`, bound, key: undefined }
}
