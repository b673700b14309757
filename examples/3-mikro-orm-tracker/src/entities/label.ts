import { defineEntity, p } from '@mikro-orm/sqlite'

/** A word to find tasks by. */
export const Label = defineEntity({
  name: 'Label',
  tableName: 'labels',
  properties: {
    id: p.integer().primary(),
    name: p.string().length(30).unique(),
    /** `#` and six hexadecimal digits. */
    color: p.string().length(7),
  },
})
