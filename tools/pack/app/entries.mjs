// Loads every entry of the installed @seed packages, as an ES module and with `require`: one copy of each, equal exports.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const packages = readdirSync('node_modules/@seed').sort()
for (const name of packages) {
  const { exports } = JSON.parse(readFileSync(`node_modules/@seed/${name}/package.json`, 'utf8'))
  for (const entry of Object.keys(exports).filter((path) => path !== './package.json')) {
    const specifier = `@seed/${name}${entry.slice(1)}`
    const module = await import(specifier)
    const required = require(specifier)
    const names = Object.keys(module).sort()
    const differing = names.filter((key) => required[key] !== module[key])
    console.log(`${specifier}: ${names.join(' ')}${differing.length === 0 ? '' : ` DIFFERING ${differing.join(' ')}`}`)
  }
}
