/**
 * Finds the row that makes a batch fail: the last one of the shortest beginning that fails. For statements that write many
 * rows and do not say which was refused.
 *
 * @param count - Rows of the batch.
 * @param fails - Tries the first `rows` of the batch and leaves no trace.
 * @returns the row's place in the batch, from 0; undefined when no row is at fault.
 */
export async function firstBadRow(
  count: number,
  fails: (rows: number) => Promise<boolean>,
): Promise<number | undefined> {
  if ((await fails(0)) || !(await fails(count))) return undefined
  let good = 0
  let bad = count
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (await fails(middle)) bad = middle
    else good = middle
  }
  return bad - 1
}
