import { type DefineByName, factoriesFor } from '@seed/core'
import type { Models } from '../models.js'

/** Declares a factory of a model: what it says of a field is checked against the generated types. */
export const define: DefineByName<Models> = factoriesFor<Models>()
