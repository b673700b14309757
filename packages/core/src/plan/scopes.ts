import type { Plan } from './plan.js'

/** Enumerators of a plan's roots: `UserSeeder/User`. */
export function scopesOf(plan: Plan): ReadonlyMap<string, number> {
  const scopes = new Map<string, number>()
  for (const { block } of plan.bindings) {
    if (block.under !== undefined) continue
    const scope = `${block.scope}/${block.entity.name}`
    scopes.set(scope, (scopes.get(scope) ?? 0) + block.count)
  }
  return scopes
}
