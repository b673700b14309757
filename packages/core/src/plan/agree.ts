import { rowsIn } from '../engine/block.js'
import { pathOf, type EngineRow } from '../engine/row.js'
import { nothingAgrees } from '../errors/plan.js'
import { keyText } from '../internal/key-text.js'
import { jumpHash } from '../random/jump.js'
import type { StreamKey } from '../random/key.js'
import { createPermutation } from '../random/permutation.js'
import { hi, lo, mix } from '../random/threefry.js'
import type { Tuple } from '../schema/schema.js'
import type { Link } from './links.js'

type PoolLink = Extract<Link, { kind: 'pool' }>

/** Positions in the pool by the values that must agree, ascending. */
type Groups = ReadonlyMap<string, readonly number[]>

/**
 * Chooses among the rows of a pool that agree with fields which another relation has filled: "a team of this tenant". Keeps an
 * index of the pool, made when first needed.
 *
 * @param at - The row at a position of the pool.
 */
export function agreeingChooser(
  link: PoolLink,
  salt: StreamKey,
  at: (position: number) => EngineRow,
): (row: EngineRow) => unknown {
  const fields = link.agree.map(({ field }) => field)
  let groups: Groups | undefined
  return (row) => {
    const wanted = fields.map((field) => row[field])
    if (wanted.includes(null)) return null
    groups ??= groupPool(link, at)
    const group = candidates(link, row, groups.get(keyText(wanted as Tuple)) ?? [])
    if (group.length > 0) return at(group[placeIn(link, row, group.length, salt)] as number)
    if (link.relation.arity === '0-1') return null
    if (link.way.kind === 'earlier') return row
    throw nothingAgrees(pathOf(row), link.relation.name, link.relation.target, fields)
  }
}

function groupPool(link: PoolLink, at: (position: number) => EngineRow): Groups {
  const groups = new Map<string, number[]>()
  const size = rowsIn(link.pool)
  for (let position = 0; position < size; position += 1) {
    const target = at(position)
    const key = keyText(link.agree.map(({ targetField }) => target[targetField]) as Tuple)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [position])
    else group.push(position)
  }
  return groups
}

function candidates(link: PoolLink, row: EngineRow, group: readonly number[]): readonly number[] {
  if (link.way.kind !== 'earlier') return group
  const own = row.$block.ordinalOf(row)
  return group.filter((position) => position < own)
}

/** Under one parent each candidate is taken once; otherwise consistent hashing. */
function placeIn(link: PoolLink, row: EngineRow, size: number, salt: StreamKey): number {
  const { $up } = row
  if (link.way.kind === 'distinct' && $up !== null && row.$index < size) {
    mix($up.$hi, $up.$lo, salt.hi, salt.lo)
    return createPermutation(size, { hi, lo }).at(row.$index)
  }
  mix(row.$hi, row.$lo, salt.hi, salt.lo)
  return jumpHash(hi, lo, size)
}
