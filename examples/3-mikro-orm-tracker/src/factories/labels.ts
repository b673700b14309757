import { defineFactory, unique } from '@seed/core'
import { Label } from '../entities.js'

const COLORS: Readonly<Record<string, string>> = {
  bug: '#d73a4a',
  feature: '#0e8a16',
  docs: '#0075ca',
  design: '#a371f7',
  question: '#d876e3',
  later: '#cfd3d7',
}

export const LABELS: readonly string[] = Object.keys(COLORS)

export const labels = defineFactory(Label.class, {
  name: unique(LABELS),
  color: ({ row }) => COLORS[row.name] ?? '#ededed',
})
