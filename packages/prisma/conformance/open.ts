import type { OpenAdapter, OpenedAdapter, OpenRequest } from '@seed/conformance'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as MysqlClient } from '../generated/mysql/client/client.js'
import { PrismaClient as PostgresqlClient } from '../generated/postgresql/client/client.js'
import { PrismaClient as SqliteClient } from '../generated/sqlite/client/client.js'
import { prismaAdapter, type PrismaClientLike, registerSeeders } from '../src/index.js'
import { schemaOf } from '../src/testing/clients.js'

/** Prisma over a domain whose tables are made: one client has the models of all domains, the adapter is told which count. */
export const open: OpenAdapter = async (request) => {
  const log: string[] = []
  const client = watched(clientOf(request), log)
  const options = { schema: schemaOf(request.dialect, request.domain) }
  const opened: OpenedAdapter = {
    client,
    adapter: prismaAdapter(client, options),
    registerSeeders: (seeds) => registerSeeders(client, { ...seeds, ...options }),
    insert: async (entity, values, inside) => {
      const name = entity.charAt(0).toLowerCase() + entity.slice(1)
      const delegate = Reflect.get(inside ?? client, name) as {
        create(args: { data: object }): Promise<{ readonly id?: unknown }>
      }
      return (await delegate.create({ data: values })).id ?? values['code']
    },
    hookLog: () => log,
    close: () => client.$disconnect(),
  }
  return Promise.resolve(opened)
}

/** The client with an extension that sees inserts of two models. */
function watched(client: SqliteClient | PostgresqlClient | MysqlClient, log: string[]): PrismaClientLike {
  const watch = (name: string): Record<'create' | 'createMany', Hook> => {
    const hook: Hook = ({ args, query }) => {
      log.push(name)
      return query(args)
    }
    return { create: hook, createMany: hook }
  }
  return (client as SqliteClient).$extends({ query: { tag: watch('Tag'), category: watch('Category') } })
}

type Hook = <Args, Answer>(call: { readonly args: Args; readonly query: (args: Args) => Answer }) => Answer

function clientOf({ dialect, url }: OpenRequest): SqliteClient | PostgresqlClient | MysqlClient {
  switch (dialect) {
    case 'sqlite':
      return new SqliteClient({ adapter: new PrismaBetterSqlite3({ url }) })
    case 'postgresql':
      return new PostgresqlClient({ adapter: new PrismaPg({ connectionString: url }) })
    case 'mysql':
      return new MysqlClient({ adapter: new PrismaMariaDb(url) })
  }
}
