// Lets a plain process load this repository's sources: `node --conditions=@seed/source --import=<this file>`.
import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

registerHooks({
  resolve(specifier, context, next) {
    const asked = specifier.startsWith('.') && context.parentURL ? new URL(specifier, context.parentURL) : undefined
    const source = asked?.href.replace(/\.js$/, '.ts')
    const isSource =
      asked?.protocol === 'file:' && source !== asked.href && !existsSync(asked) && existsSync(new URL(source))
    return next(isSource ? source : specifier, context)
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
    const filename = fileURLToPath(url)
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      swcrc: false,
      configFile: false,
      module: { type: 'es6' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
