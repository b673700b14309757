import { describe, expect, it } from '@jest/globals'
import { mergeSchemas, type Schema, type ToOne } from '@seed/core/adapter'
import { EXTENDED, hasLooseRelations, reasonAgainst } from '../capabilities.js'
import { golden } from '../golden.js'
import type { Domain } from '../opened.js'
import { type Ground, openPlace, type Place } from '../place.js'
import { plainSchema } from '../schema/plain-schema.js'

/** The merged schema is the stored one, the same for every ORM. */
export function schemaLaws(ground: Ground): void {
  const domains: readonly Domain[] = ['sample', 'readings', ...EXTENDED]
  const mapped = domains.filter((domain) => reasonAgainst(ground.orm, ground.dialect, domain) === undefined)

  describe('the merged schema', () => {
    it.each(mapped)('of %s is the one that all ORMs arrive at', async (domain) => {
      const place = await openPlace(ground, domain)
      const { schema, problems } = await merged(place)
      const plain = plainSchema(schema)
      await place.close()
      expect(problems).toEqual([])
      expect(JSON.parse(JSON.stringify(plain))).toEqual(golden(`schema.${ground.dialect}`, domain, plain))
    })

    it('knows which relations are required, whatever the ORM was told', async () => {
      const place = await openPlace(ground, 'sample')
      const told = await place.orm.adapter.describe()
      const { schema, notes } = await merged(place)
      await place.close()
      const optional = (one: Schema): readonly string[] =>
        one.entities
          .filter(({ origin, joinTable }) => origin === 'orm' && joinTable !== true)
          .flatMap((entity) => entity.relations.filter(isOptional).map((relation) => `${entity.name}.${relation.name}`))
          .sort()
      expect(optional(schema)).toEqual(['Category.parent', 'User.favouriteProduct', 'User.manager'])
      if (!hasLooseRelations(ground.orm)) return
      expect(optional(told)).toEqual(expect.arrayContaining(['Attachment.user', 'Order.user']))
      expect(notes).toContainEqual(expect.stringMatching(/^Order\..*: the ORM allows NULL, the database does not/))
    })
  })
}

async function merged({ orm }: Place): Promise<ReturnType<typeof mergeSchemas>> {
  return mergeSchemas(await orm.adapter.describe(), await orm.adapter.catalog())
}

function isOptional(relation: { readonly arity: string }): relation is ToOne {
  return relation.arity === '0-1'
}
