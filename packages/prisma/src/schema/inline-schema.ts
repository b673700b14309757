/**
 * The schema that a generated client carries. The member is private to Prisma, so this is the last resort; it is there in
 * 6.19 and in 7, and several files are one text.
 */
export function inlineSchemaOf(client: object): string | undefined {
  const config = Reflect.get(client, '_engineConfig') as { readonly inlineSchema?: unknown } | undefined
  const text = config?.inlineSchema
  return typeof text === 'string' && text !== '' ? text : undefined
}
