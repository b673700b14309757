import { faker } from '@faker-js/faker/locale/en'
import { createVocabulary, type Vocabulary } from './vocabulary.js'

/** The words of English (United States), there at once: for rows built without a plan. Importing this module loads them. */
export const english: Vocabulary = /* @__PURE__ */ createVocabulary('en', faker, faker.rawDefinitions)
