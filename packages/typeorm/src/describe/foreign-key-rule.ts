import type { ToOne } from '@seed/core/adapter'

const RULES: Readonly<Record<string, NonNullable<ToOne['onDelete']>>> = {
  CASCADE: 'cascade',
  RESTRICT: 'restrict',
  'SET NULL': 'set null',
  'SET DEFAULT': 'set default',
}

/** What the database does when the target is deleted; without a word of the entity, nothing. */
export function foreignKeyRule(given: {
  readonly onDelete?: string | undefined
  readonly deferrable?: string | undefined
}): Pick<ToOne, 'onDelete' | 'deferrable'> {
  return {
    onDelete: RULES[given.onDelete ?? ''] ?? 'no action',
    ...(given.deferrable === undefined ? {} : { deferrable: true }),
  }
}
