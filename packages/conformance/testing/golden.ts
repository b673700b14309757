import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Whether stored results are to be replaced: `SEED_GOLDEN=write`. They are written by the first adapter that is run so. */
const WRITING = process.env['SEED_GOLDEN'] === 'write'

/**
 * The stored result of this name, as JSON gives it. When stored results are being written, `actual` becomes the stored one.
 *
 * @param name - Name of the file without `.json`.
 * @param key - Member of the file's object.
 */
export function golden(name: string, key: string, actual: unknown): unknown {
  if (WRITING) {
    const changed = { ...read(name), [key]: JSON.parse(JSON.stringify(actual)) as unknown }
    writeFileSync(fileOf(name), `${print(changed)}\n`)
  }
  return stored(name, key)
}

/** A stored result that another test compares or writes. */
export function stored(name: string, key: string): unknown {
  return read(name)[key]
}

function read(name: string): Readonly<Record<string, unknown>> {
  return existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Record<string, unknown>) : {}
}

function fileOf(name: string): URL {
  return new URL(`../golden/${name}.json`, import.meta.url)
}

/** JSON whose objects are spread over lines down to those that fit on one. */
function print(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value)
  if (value === null || typeof value !== 'object' || indent.length + flat.length <= 160) return flat
  const deeper = `${indent}  `
  const lines = Array.isArray(value)
    ? value.map((one) => print(one, deeper))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${print(one, deeper)}`)
  const [from, to] = Array.isArray(value) ? '[]' : '{}'
  return `${from}\n${lines.map((line) => deeper + line).join(',\n')}\n${indent}${to}`
}
