/** Whether what a definition gives for a field is a helper of this kind. */
export function isKind<T extends { readonly kind: string }>(input: unknown, kind: T['kind']): input is T {
  return typeof input === 'object' && input !== null && (input as { kind?: unknown }).kind === kind
}
