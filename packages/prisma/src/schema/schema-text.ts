/** What Prisma's parser does not tell of a schema, read from its text. */
export interface SchemaFacts {
  /** Empty when there is no datasource block. */
  readonly provider: string
  readonly emulatesRelations: boolean
  /** Names of views, which the parser lists among the models. */
  readonly views: ReadonlySet<string>
}

/** Reads the facts from a schema that Prisma's parser has accepted; comments and strings do not mislead it. */
export function readSchemaFacts(text: string): SchemaFacts {
  const bare = text.replace(/("(?:[^"\\\n]|\\.)*")|\/\/.*$/gm, (_, string: string | undefined) => string ?? '')
  const datasource = /^\s*datasource\s+\w+\s*\{([^}]*)\}/m.exec(bare)?.[1] ?? ''
  return {
    provider: setting(datasource, 'provider'),
    emulatesRelations: setting(datasource, 'relationMode') === 'prisma',
    views: new Set([...bare.matchAll(/^\s*view\s+(\w+)\s*\{/gm)].map(([, name = '']) => name)),
  }
}

/**
 * The text without the addresses of its datasource, which Prisma 6 has there and the parser of Prisma 7 refuses. Lines keep
 * their numbers.
 */
export function withoutUrls(text: string): string {
  return text.replace(/^(\s*datasource\s+\w+\s*\{)([^}]*)/m, (_, opening: string, block: string) => {
    return opening + block.replace(/^[ \t]*(?:url|directUrl|shadowDatabaseUrl)[ \t]*=.*$/gm, '')
  })
}

function setting(block: string, name: string): string {
  return new RegExp(String.raw`^\s*${name}\s*=\s*"([^"]*)"`, 'm').exec(block)?.[1] ?? ''
}
