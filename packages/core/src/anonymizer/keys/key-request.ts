import { withoutUndefined } from '../../internal/without-undefined.js'
import type { Anonymizer } from '../rules.js'
import type { KeyRequest } from './open-key-ring.js'

/** Where the key of an anonymizer comes from. */
export function keyRequestOf({ mode = 'stable', release, keyFile }: Anonymizer, cwd: string): KeyRequest {
  return { mode, cwd, ...withoutUndefined({ release, keyFile }) }
}
