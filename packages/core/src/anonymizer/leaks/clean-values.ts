import type { PlaceFindings } from './findings.js'

/** Remembers texts in which nothing was found: columns of few different values are looked at once a value. */
export interface CleanValues {
  /** How many values were looked at in this text; 0 when it is not remembered. */
  valuesOf(place: PlaceFindings, text: string): number
  remember(place: PlaceFindings, text: string, values: number): void
}

interface Column {
  readonly texts: Map<string, number>
  asked: number
  known: number
  isUseful: boolean
}

const MOST_TEXTS = 4096
/** After so many questions, a quarter must have been known. */
const TRIAL = 2000

export function createCleanValues(): CleanValues {
  const columns = new Map<PlaceFindings, Column>()
  const columnOf = (place: PlaceFindings): Column => {
    const column = columns.get(place) ?? { texts: new Map<string, number>(), asked: 0, known: 0, isUseful: true }
    columns.set(place, column)
    return column
  }
  return {
    valuesOf(place, text) {
      const column = columnOf(place)
      if (!column.isUseful) return 0
      const values = column.texts.get(text) ?? 0
      if (values > 0) column.known++
      if (++column.asked === TRIAL && column.known < TRIAL / 4) {
        column.isUseful = false
        column.texts.clear()
      }
      return values
    },
    remember(place, text, values) {
      const column = columnOf(place)
      if (column.isUseful && column.texts.size < MOST_TEXTS) column.texts.set(text, values)
    },
  }
}
