import { unique } from '@seed/core'
import { define } from './define.js'

const NAMES = {
  databases: 'Databases',
  typescript: 'TypeScript',
  testing: 'Testing',
  'web-performance': 'Web performance',
  security: 'Security',
  accessibility: 'Accessibility',
  careers: 'Careers',
  'open-source': 'Open source',
}

type TagSlug = keyof typeof NAMES
const SLUGS = Object.keys(NAMES) as readonly TagSlug[]

/** How many tags there are to make. */
export const TAG_COUNT: number = SLUGS.length

export const tags = define('Tag', {
  slug: unique(SLUGS),
  name: ({ row }) => NAMES[row.slug as TagSlug],
})
