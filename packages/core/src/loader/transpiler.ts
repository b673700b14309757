import { createRequire } from 'node:module'
import { join } from 'node:path'
import { configSyntax, noTranspiler } from '../errors/config.js'
import type { ModuleFormat } from './source-file.js'
import type { TsConfig } from './tsconfig.js'

/** Turns one TypeScript file into JavaScript, with decorators, their metadata and an inline source map. */
export type Transpile = (source: string, file: string, format: ModuleFormat) => string

/** The part of the `typescript` package that is used; version 7 has none of it. */
interface TypeScriptLike {
  readonly ScriptTarget: { readonly ES2022: number }
  readonly ModuleKind: { readonly ESNext: number; readonly CommonJS: number }
  readonly transpileModule: (
    source: string,
    options: { fileName: string; reportDiagnostics: boolean; compilerOptions: Record<string, unknown> },
  ) => { outputText: string; diagnostics?: readonly Diagnostic[] }
  readonly flattenDiagnosticMessageText: (text: unknown, newLine: string) => string
}
interface Diagnostic {
  readonly category: number
  readonly messageText: unknown
  readonly start?: number
  readonly file?: { getLineAndCharacterOfPosition(at: number): { line: number; character: number } }
}

interface SwcLike {
  readonly transformSync: (source: string, options: Record<string, unknown>) => { code: string }
}

/**
 * Finds what the *user's* project translates TypeScript with: `typescript` up to version 6, else `@swc/core`. Other
 * translators write no decorator metadata, which entities without explicit column types need.
 *
 * @throws {SeedError} `CONFIG.NO_TRANSPILER` when the project has neither.
 */
export function findTranspiler(projectDir: string, config: TsConfig, file: string): Transpile {
  const require = createRequire(join(projectDir, 'package.json'))
  const typescript = tryRequire(require, 'typescript')
  if (isTypeScriptLike(typescript)) return withTypeScript(typescript, config)
  const swc = tryRequire(require, '@swc/core')
  if (isSwcLike(swc)) return withSwc(swc, config)
  throw noTranspiler(file, projectDir)
}

function withTypeScript(typescript: TypeScriptLike, config: TsConfig): Transpile {
  return (source, fileName, format) => {
    const { ESNext, CommonJS } = typescript.ModuleKind
    const result = typescript.transpileModule(source, {
      fileName,
      reportDiagnostics: true,
      compilerOptions: {
        target: typescript.ScriptTarget.ES2022,
        module: format === 'module' ? ESNext : CommonJS,
        experimentalDecorators: config.experimentalDecorators ?? true,
        emitDecoratorMetadata: config.experimentalDecorators ?? true,
        useDefineForClassFields: config.useDefineForClassFields ?? false,
        esModuleInterop: true,
        inlineSourceMap: true,
        inlineSources: true,
      },
    })
    const error = result.diagnostics?.find((diagnostic) => diagnostic.category === 1)
    if (error !== undefined) throw diagnosed(typescript, error, fileName)
    return result.outputText
  }
}

function diagnosed(typescript: TypeScriptLike, error: Diagnostic, fileName: string): Error {
  const at = error.start === undefined ? undefined : error.file?.getLineAndCharacterOfPosition(error.start)
  const place = at === undefined ? '' : `:${at.line + 1}:${at.character + 1}`
  return configSyntax(`${fileName}${place}`, typescript.flattenDiagnosticMessageText(error.messageText, ' '))
}

function withSwc(swc: SwcLike, config: TsConfig): Transpile {
  const legacy = config.experimentalDecorators ?? true
  const transform = {
    ...(legacy ? { legacyDecorator: true, decoratorMetadata: true } : { decoratorVersion: '2022-03' }),
    useDefineForClassFields: config.useDefineForClassFields ?? false,
  }
  return (source, filename, format) => {
    try {
      return swc.transformSync(source, {
        filename,
        swcrc: false,
        configFile: false,
        sourceMaps: 'inline',
        module: { type: format === 'module' ? 'es6' : 'commonjs' },
        jsc: { target: 'es2022', keepClassNames: true, parser: { syntax: 'typescript', decorators: true }, transform },
      }).code
    } catch (error) {
      throw configSyntax(filename, summaryOf(error), error)
    }
  }
}

/** swc draws the place in colour over several lines; its first line of text says what is wrong. */
function summaryOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const lines = text.split('\n').map((line) => line.replace(/^[\s\u00d7x]+/, '').trim())
  return lines.find((line) => line !== '') ?? 'the file does not parse'
}

function tryRequire(require: NodeJS.Require, name: string): unknown {
  try {
    return require(name) as unknown
  } catch {
    return undefined
  }
}

function isTypeScriptLike(value: unknown): value is TypeScriptLike {
  return typeof (value as { transpileModule?: unknown } | undefined)?.transpileModule === 'function'
}

function isSwcLike(value: unknown): value is SwcLike {
  return typeof (value as { transformSync?: unknown } | undefined)?.transformSync === 'function'
}
