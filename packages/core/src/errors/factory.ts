import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/** A factory was asked for a state it does not have. */
export function unknownState(entity: string, state: string, known: readonly string[]): SeedError {
  const near = nearest(state, known)
  return new SeedError('FACTORY.UNKNOWN_STATE', `the factory of ${entity} has no state "${state}"`, {
    fix: near === undefined ? `It has: ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`,
  })
}

/** A definition names something the entity does not have. */
export function unknownField(entity: string, field: string, known: readonly string[]): SeedError {
  const near = nearest(field, known)
  return new SeedError('FACTORY.UNKNOWN_FIELD', `${entity} has no field or relation "${field}"`, {
    fix: near === undefined ? `It has: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}

/** A definition gives a field something that does not fit what the schema says of it. */
export function misplacedRelation(entity: string, field: string, given: string, wanted: string): SeedError {
  return new SeedError('FACTORY.MISPLACED_RELATION', `${entity}.${field} is given by ${given}`, {
    fix: `Use ${wanted}.`,
  })
}

/** `to` of a relation helper does not give a factory of the right entity. */
export function wrongTarget(entity: string, field: string, wanted: string, got: string | undefined): SeedError {
  return new SeedError(
    'FACTORY.WRONG_TARGET',
    `${entity}.${field} leads to ${wanted}, its factory makes ${got ?? 'nothing'}`,
    {
      fix: `Give the helper a function that returns a factory of ${wanted}: \`() => factory\`.`,
    },
  )
}

/** What stands where the class of an entity belongs is no class. */
export function notAnEntity(given: unknown): SeedError {
  const name = typeof given === 'string' ? given : undefined
  return new SeedError(
    'FACTORY.NOT_AN_ENTITY',
    `defineFactory takes the class of an entity, not ${name === undefined ? typeof given : `"${name}"`}`,
    {
      fix:
        name === undefined
          ? 'Give it the class; one that is undefined is often imported in a circle.'
          : `Where entities are known by name: const define = factoriesFor<Models>(), then define('${name}', { ... }).`,
    },
  )
}
