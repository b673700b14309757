import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'

const SOURCES = join(import.meta.dirname, '..')

/** Makes JavaScript of this package's sources, for programs that start it in a process of their own without a build. */
export function transpileSources(folder: string): void {
  for (const file of globSync('**/*.ts', { cwd: SOURCES })) {
    if (/testing\/|\.test\.ts$/.test(file)) continue
    const code = stripTypeScriptTypes(readFileSync(join(SOURCES, file), 'utf8'))
    const target = join(folder, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, code)
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
}
