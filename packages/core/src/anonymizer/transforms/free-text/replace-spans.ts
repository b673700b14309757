import type { Value } from '../../../schema/schema.js'
import { textOf } from '../../kinds/text.js'
import type { Cells, Mask } from '../../transform.js'
import { findSpans, type Span, type SpanKind } from './find-spans.js'

/** Masks of what is found; of a kind without a mask nothing is replaced. */
export type SpanMasks = ReadonlyMap<SpanKind, Mask>

interface Found extends Span {
  readonly at: number
  readonly normal: string
}

/** Texts with what was found in them replaced: in one call of each mask for the whole page. */
export function replaceSpans(texts: readonly string[], cells: Cells, masks: SpanMasks): readonly string[] {
  const found = texts.flatMap((text, at) => findSpans(text).flatMap((span) => properly(span, at, masks)))
  const replaced = new Map<Found, string>()
  for (const [kind, mask] of masks) {
    const spans = found.filter((span) => span.kind === kind)
    if (spans.length === 0) continue
    const values = mask.replace(cellsOf(spans, cells, mask))
    spans.forEach((span, i) => replaced.set(span, textOf(values[i] ?? '')))
  }
  const byText = new Map(texts.map((_, at): [number, Found[]] => [at, []]))
  for (const span of found) byText.get(span.at)?.push(span)
  return texts.map((text, at) => splice(text, byText.get(at) ?? [], replaced))
}

/** What its kind reads: digits that are no phone number stay. */
function properly(span: Span, at: number, masks: SpanMasks): readonly Found[] {
  const normal = masks.get(span.kind)?.kind.normalise(span.text)
  return normal === undefined ? [] : [{ ...span, at, normal }]
}

function cellsOf(spans: readonly Found[], cells: Cells, mask: Mask): Cells {
  // The subject of a text is its author or reader; whoever is named in it may be another.
  const ofRows = (list: readonly Value[]): readonly Value[] => spans.map(({ at }) => list[at] ?? null)
  return {
    values: spans.map(({ text }) => text),
    normal: spans.map(({ normal }) => normal),
    wellFormed: spans.map(() => true),
    subjects: spans.map(({ normal }) => `${mask.kind.name}:${normal}`),
    read: (name) => ofRows(cells.read(name)),
  }
}

function splice(text: string, spans: readonly Found[], replaced: ReadonlyMap<Found, string>): string {
  let result = ''
  let end = 0
  for (const span of spans) {
    result += text.slice(end, span.from) + (replaced.get(span) ?? '')
    end = span.from + span.text.length
  }
  return result + text.slice(end)
}
