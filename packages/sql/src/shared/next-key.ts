/** The highest key of a column as printed, at least 0; none counts as 0. Keys below it are not counted on from. */
export function atLeastZero(key: string | null | undefined): bigint {
  const highest = BigInt(key ?? 0)
  return highest < 0n ? 0n : highest
}
