import type { Field } from '../../../schema/schema.js'
import { holdingOf } from '../holding.js'
import type { Proposed } from '../proposal.js'
import type { NameWords } from './name-words.js'
import type { Sample } from './read-samples.js'
import { weighDocuments } from './weigh-documents.js'
import { weighTexts } from './weigh-texts.js'

/** What a field is in the light of a sample of its values. */
export function weighSample(field: Field, byName: Proposed, sample: Sample, names: NameWords): Proposed {
  // A foreign key follows the key that it points to, whatever it looks like.
  if (byName.reason.startsWith('foreign key') || sample.length === 0) return byName
  if (holdingOf(field.type) === 'document') return weighDocuments(field, byName, sample, names)
  const texts = sample.flat().filter((value): value is string => typeof value === 'string')
  return weighTexts(field, byName, texts, names)
}
