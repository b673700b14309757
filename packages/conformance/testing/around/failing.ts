import { isSeedError, type Progress, type SeedError } from '@seed/core'

/** The error that a piece of work must end with. @throws when it succeeds, or ends with another one. */
export async function failureOf(work: Promise<unknown>): Promise<SeedError> {
  const error: unknown = await work.then(
    () => new Error('the work succeeded'),
    (reason: unknown) => reason,
  )
  if (!isSeedError(error)) throw error
  return error
}

/** Calls `work` once, when so many rows of an entity are on their way. */
export function inTheMiddle(
  at: Required<Pick<Progress, 'phase' | 'entity' | 'done'>>,
  work: () => void,
): (progress: Progress) => void {
  let called = false
  return ({ phase, entity, done }) => {
    if (called || phase !== at.phase || entity !== at.entity || done < at.done) return
    called = true
    work()
  }
}
