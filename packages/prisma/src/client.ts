/**
 * The part of Prisma's client that this package uses. A generated `PrismaClient` of any version with these members fits, an
 * extended one (`$extends`) too; nothing of Prisma's client is imported at run time, so that its one copy is always the
 * application's.
 */
export interface PrismaClientLike extends RawLike {
  $connect(): Promise<void>
  $disconnect(): Promise<void>
  /** Called with `(tx) => Promise`; Prisma has a second form, which no one type covers beside this one. */
  $transaction(work: never, options?: TransactionOptionsLike): Promise<unknown>
}

/** Statements past Prisma's models. */
export interface RawLike {
  $queryRawUnsafe(query: string, ...values: unknown[]): PromiseLike<unknown>
  $executeRawUnsafe(query: string, ...values: unknown[]): PromiseLike<number>
}

/** The client inside a transaction: what `Store.client` is. */
export type TransactionOf<Client> = Omit<
  Client,
  '$connect' | '$disconnect' | '$extends' | '$on' | '$transaction' | '$use'
>

export interface TransactionOptionsLike {
  /** Milliseconds that the transaction may wait for a connection. */
  readonly maxWait?: number
  /** Milliseconds after which Prisma rolls it back. */
  readonly timeout?: number
}

/** The part of a model's delegate that is used: `tx.user`. */
export interface DelegateLike {
  createMany(args: { readonly data: readonly Readonly<Record<string, unknown>>[] }): PromiseLike<{
    readonly count: number
  }>
}

/** A driver adapter before it is connected, as the application passes it to its client. */
export interface AdapterFactoryLike {
  /** `sqlite`, `postgres`, `mysql`. */
  readonly provider: string
  readonly adapterName?: unknown
  readonly options?: unknown
  connect(): Promise<unknown>
}

/** A connected driver adapter, or one of its transactions: it runs statements on `client`. */
export interface QueryableLike {
  readonly client?: unknown
  queryRaw(query: { readonly sql: string }): Promise<unknown>
}
