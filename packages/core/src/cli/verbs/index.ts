import { anonymizeVerb } from './anonymize.js'
import { checkVerb } from './check.js'
import { classifyVerb } from './classify.js'
import { cleanVerb } from './clean.js'
import { explainVerb } from './explain.js'
import { leaksVerb } from './leaks.js'
import { planVerb } from './plan.js'
import { runVerb } from './run.js'
import type { Verb } from './verb.js'
import { verifyVerb } from './verify.js'

/** The verbs of every adapter, in the order of help. */
export const VERBS: readonly Verb[] = [
  planVerb,
  runVerb,
  verifyVerb,
  cleanVerb,
  explainVerb,
  classifyVerb,
  checkVerb,
  anonymizeVerb,
  leaksVerb,
]
