import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { foldCase } from './name.js'

/** Names of companies: case, width of letters and spaces do not matter. Many are made of common words. */
export const companyKind: Kind = {
  name: 'company',
  entropy: 'low',
  exact: false,
  normalise: normaliseCompany,
}

function normaliseCompany(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined
  const name = foldCase(value).replace(/\s+/gu, ' ')
  return /[\p{L}\p{N}]/u.test(name) ? name : undefined
}
