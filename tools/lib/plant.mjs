import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './report.mjs'
import { GENERATED } from './workspace.mjs'

/**
 * A copy of the repository without what is generated, for tests that plant faults in it.
 *
 * @returns {{ root: string, plant: (file: string, text: string) => () => void, remove: () => void }}
 *   `plant` writes a file and gives the way to take it away again, with the folders it made.
 */
export function copyRepository() {
  const root = mkdtempSync(join(tmpdir(), 'seed-tools-'))
  const skipped = [...GENERATED, '.git']
  cpSync(ROOT, root, { recursive: true, filter: (from) => !skipped.some((name) => from.endsWith(`/${name}`)) })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  return {
    root,
    plant(file, text) {
      const made = mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text, { flag: 'wx' })
      return () => rmSync(made ?? join(root, file), { recursive: true })
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
