import { createTagTable, type TagTable } from './tag-table.js'

/** Counts rows that are alike. */
export interface GroupCounter {
  /** Counts a row; rows with one text are alike. */
  add(text: string): void
  /** Sizes of all groups, in no order. */
  sizes(): Iterable<number>
}

/** Groups whose texts are kept; with more, texts are told apart by 64-bit tags. */
export const EXACT_GROUPS = 200_000

/**
 * Counts groups by their texts up to `exactGroups`, then by tags, so that memory depends neither on the rows nor on the length
 * of their values: at most 48 bytes a group. See `createTagTable` for how seldom tags are wrong.
 */
export function createGroupCounter(exactGroups: number = EXACT_GROUPS): GroupCounter {
  const texts = new Map<string, number>()
  let tags: TagTable | undefined
  return {
    add(text) {
      if (tags !== undefined) return tags.add(text)
      texts.set(text, (texts.get(text) ?? 0) + 1)
      if (texts.size <= exactGroups) return
      tags = createTagTable()
      for (const [one, count] of texts) tags.add(one, count)
      texts.clear()
    },
    sizes: () => tags?.counts() ?? texts.values(),
  }
}
