import { rowsIn, type Block } from '../engine/block.js'
import { pathOf, type EngineRow } from '../engine/row.js'
import { enter, leave, source } from '../engine/stack.js'
import { context } from '../engine/context.js'
import { cellNotARow } from '../errors/cell.js'
import { chooseAmong, chooseDistinct } from '../random/choose.js'
import { hashKey, type StreamKey } from '../random/key.js'
import { jumpHash } from '../random/jump.js'
import { createPermutation } from '../random/permutation.js'
import { hi, lo, mix } from '../random/threefry.js'
import { foreignKeyText } from '../schema/lookup.js'
import type { Entity } from '../schema/schema.js'
import { agreeingChooser } from './agree.js'
import type { Link } from './links.js'

type Choose = (row: EngineRow) => unknown

/**
 * How a row finds the row that a relation leads to: a function of the row's address. Its stream is named by the columns, for
 * ORMs name the fields behind a relation each in their own way.
 */
export function chooser(entity: Entity, link: Link): Choose {
  const salt = hashKey('relation', foreignKeyText(entity, link.relation))
  switch (link.kind) {
    case 'up':
      return (row) => row.$up
    case 'none':
    case 'fields':
      return () => null
    case 'connect':
      return (row) => link.rows[hashed(row, salt, link.rows.length)]
    case 'recycle':
      return (row) => link.rows.at(hashed(row, salt, link.rows.count))
    case 'cell':
      return cellChooser(link, salt)
    case 'pool':
      return withNone(link.none, salt, poolChooser(link, salt))
  }
}

function hashed(row: EngineRow, salt: StreamKey, size: number): number {
  mix(row.$hi, row.$lo, salt.hi, salt.lo)
  return jumpHash(hi, lo, size)
}

function cellChooser(link: Extract<Link, { kind: 'cell' }>, salt: StreamKey): Choose {
  const running = { name: link.relation.name, salt }
  return (row) => {
    enter(row, running)
    const target = (link.cell as (given: unknown) => unknown)(context)
    leave()
    if (target !== null && (typeof target !== 'object' || target instanceof Promise))
      throw cellNotARow(pathOf(row), link.relation.name)
    return target
  }
}

function withNone(none: number, salt: StreamKey, choose: Choose): Choose {
  if (none <= 0) return choose
  const drawn = { name: 'none', salt: { hi: salt.hi ^ 1, lo: salt.lo } }
  return (row) => {
    enter(row, drawn)
    const absent = source.nextUnit() < none
    leave()
    return absent ? null : choose(row)
  }
}

function poolChooser(link: Extract<Link, { kind: 'pool' }>, salt: StreamKey): Choose {
  const at = positionIn(link.pool)
  if (link.agree.length > 0) return agreeingChooser(link, salt, at)
  switch (link.way.kind) {
    case 'hash':
      return (row) => {
        mix(row.$hi, row.$lo, salt.hi, salt.lo)
        return at(chooseAmong(hi, lo, poolBlocks(link.pool)))
      }
    case 'earlier':
      return (row) => {
        const before = row.$block.ordinalOf(row)
        if (before === 0) return link.relation.arity === '0-1' ? null : row
        return row.$block.rowAt(hashed(row, salt, before))
      }
    case 'distinct':
      return distinctChooser(link, salt, at)
    case 'one-to-one':
      return (row) => at(row.$block.start + row.$block.ordinalOf(row))
    case 'pair':
      return pairChooser(link.way, link, at)
  }
}

function distinctChooser(
  link: Extract<Link, { kind: 'pool' }>,
  salt: StreamKey,
  at: (position: number) => EngineRow,
): Choose {
  return (row) => {
    const up = row.$up as EngineRow
    const picks = (up.$picks ??= new Map<string, number[]>())
    let cache = picks.get(link.relation.name)
    if (cache === undefined) picks.set(link.relation.name, (cache = []))
    const { under } = row.$block
    const size = under === undefined ? 1 : under.counts.countOf(up.$block.ordinalOf(up))
    mix(up.$hi, up.$lo, salt.hi, salt.lo)
    return at(chooseDistinct({ hi, lo }, poolBlocks(link.pool), row.$index, cache, size))
  }
}

function pairChooser(
  way: { readonly first: boolean; readonly others: readonly Block[] },
  link: Extract<Link, { kind: 'pool' }>,
  at: (position: number) => EngineRow,
): Choose {
  const own = rowsIn(link.pool)
  const other = rowsIn(way.others)
  const { key } = link.pool[0] as Block
  const { key: otherKey } = way.others[0] as Block
  // Both relations walk one permutation of all pairs, so its key is the same seen from either side.
  const pairs = createPermutation(Math.max(1, own * other), { hi: key.hi ^ otherKey.hi, lo: key.lo ^ otherKey.lo })
  return (row) => {
    const pair = pairs.at(row.$block.start + row.$block.ordinalOf(row))
    return at(way.first ? pair % own : Math.floor(pair / other))
  }
}

const poolKeys = new WeakMap<readonly Block[], readonly { readonly key: StreamKey; readonly size: number }[]>()

function poolBlocks(pool: readonly Block[]): readonly { readonly key: StreamKey; readonly size: number }[] {
  let blocks = poolKeys.get(pool)
  if (blocks === undefined) poolKeys.set(pool, (blocks = pool.map((block) => ({ key: block.key, size: block.count }))))
  return blocks
}

function positionIn(pool: readonly Block[]): (position: number) => EngineRow {
  const [only] = pool
  if (pool.length === 1 && only !== undefined) return (position) => only.rowAt(position)
  return (position) => {
    let left = position
    for (const block of pool) {
      if (left < block.count) return block.rowAt(left)
      left -= block.count
    }
    throw new RangeError(`no row ${position} in the pool`)
  }
}
