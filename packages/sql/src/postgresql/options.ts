/** What a session cannot ask the connection for. */
export interface PostgresqlOptions {
  /** The schema that the ORM puts tables in that name none, where it is not `public`: a tenant's. It has a ledger of its own. */
  readonly schema?: string
}
