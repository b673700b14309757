/** @import { Stage } from './lib/run-stage.mjs' */

/** What is wrong without running anything: `npm run check` runs these alone. @type {readonly Stage[]} */
export const checks = [
  // Clients that Prisma makes are imported by tests and examples: lint and types look into them.
  { name: 'generate', kind: 'nx', run: ['generate'] },
  { name: 'format', kind: 'command', run: ['prettier', '--check', '.', '--log-level', 'warn'] },
  { name: 'lint', kind: 'command', run: ['oxlint', '--deny-warnings'] },
  { name: 'boundaries', kind: 'command', run: ['node', 'tools/check-boundaries.mjs'] },
  { name: 'vocabulary', kind: 'command', run: ['node', 'tools/check-vocabulary.mjs'] },
  { name: 'errors', kind: 'command', run: ['node', 'tools/check-errors.mjs'] },
  { name: 'manifests', kind: 'command', run: ['node', 'tools/check-manifests.mjs'] },
  { name: 'dead code', kind: 'command', run: ['knip'] },
  { name: 'types', kind: 'nx', run: ['test:types'] },
  { name: 'types of tools', kind: 'command', run: ['tsc', '-p', 'tools/tsconfig.json'] },
  { name: 'tools', kind: 'node', run: ['tools/{*,lib/*,databases/*}.test.mjs'] },
]

/** What `npm test` runs, in this order. @type {readonly Stage[]} */
export const quick = [
  ...checks,
  { name: 'build', kind: 'nx', run: ['build'] },
  { name: 'packages', kind: 'nx', run: ['packcheck'] },
  { name: 'install', kind: 'node', run: ['tools/pack/*.test.mjs'] },
  { name: 'threads', kind: 'node', run: ['tools/threads/*.test.mjs'] },
  { name: 'documents', kind: 'node', run: ['tools/readme/*.test.mjs'] },
  { name: 'unit and conformance', kind: 'jest', run: [] },
  { name: 'examples', kind: 'node', run: ['examples/*/**/*.test.mjs'] },
]

/** What `npm run test:deep` runs: long files, and other versions of Node. @type {readonly Stage[]} */
export const deep = [
  { name: 'build', kind: 'nx', run: ['build'] },
  {
    name: 'deep unit and conformance',
    kind: 'jest',
    run: [],
    env: { SEED_TESTS: 'deep' },
  },
  { name: 'deep tools and examples', kind: 'node', run: ['{tools,examples}/**/*.deep.mjs'] },
]
