// Lets a plain process load this repository's sources: `node --conditions=@seed/source --import=<this file>`.
import { existsSync, readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'

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
    const source = stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'), { mode: 'transform' })
    return { format: 'module', source, shortCircuit: true }
  },
})
