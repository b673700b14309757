import type { ToOne } from '@seed/core/adapter'
import type { PropertyLike } from '../client.js'

const RULES = ['cascade', 'restrict', 'no action', 'set null', 'set default'] as const

/** What the database does when the target is deleted; without a word of the entity, nothing. */
export function foreignKeyRule({ deleteRule, deferMode }: PropertyLike): Pick<ToOne, 'onDelete' | 'deferrable'> {
  const onDelete = RULES.find((rule) => rule === deleteRule?.toLowerCase()) ?? 'no action'
  return { onDelete, ...(deferMode === undefined ? {} : { deferrable: true }) }
}
