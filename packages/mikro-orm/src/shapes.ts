/** What a relation of MikroORM's leads to: rows of a `Collection`, the row of a `Ref`. Known by their methods. */
export type Unwrapped<T> = T extends { getItems(check?: boolean): infer Items; loadCount(...given: never): unknown }
  ? Items
  : T extends { unwrap(): infer One; isInitialized(): boolean }
    ? One
    : never

declare module '@seed/core' {
  // Factories see rows where MikroORM has wrappers.
  interface RelationWrappers<T> {
    readonly mikroOrm: Unwrapped<T>
  }
}
