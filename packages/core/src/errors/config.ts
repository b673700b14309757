import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/** A file that was asked for is not there. */
export function configNotFound(file: string): SeedError {
  return new SeedError('CONFIG.NOT_FOUND', `there is no file ${file}`, {
    fix: 'Check the path: it counts from the folder that the command was started in.',
  })
}

/** Two config files lie side by side and only one can be meant. */
export function configAmbiguous(files: readonly string[]): SeedError {
  return new SeedError('CONFIG.AMBIGUOUS', `found ${files.length} config files`, {
    why: `Only one of ${files.join(', ')} can be meant.`,
    fix: 'Delete the others, or name one with --config.',
  })
}

/** A module of the project does not parse. */
export function configSyntax(where: string, message: string, cause?: unknown): SeedError {
  return new SeedError('CONFIG.SYNTAX', message, { fix: 'Correct the file and run again.', where }, { cause })
}

/** A module of the project threw while it was loaded. */
export function configFailed(file: string, cause: unknown, fix?: string): SeedError {
  const reason = cause instanceof Error || hasMessage(cause) ? cause.message : String(cause)
  return new SeedError(
    'CONFIG.FAILED',
    `could not load ${file}`,
    { why: reason, fix: fix ?? 'The file, or one that it imports, throws while it is loaded.', where: file },
    { cause },
  )
}

/** TypeScript is to be loaded and the project has nothing to translate it with. */
export function noTranspiler(file: string, projectDir: string): SeedError {
  return new SeedError('CONFIG.NO_TRANSPILER', `cannot load TypeScript: ${file}`, {
    why: `${projectDir} has neither "typescript" up to version 6 nor "@swc/core" (TypeScript 7 cannot translate for others).`,
    fix: 'npm install --save-dev @swc/core, or point seed at compiled JavaScript.',
    where: file,
  })
}

/** The config's default export is not what a config is. */
export function configShape(file: string, problem: string, fix: string): SeedError {
  return new SeedError('CONFIG.SHAPE', problem, { fix, where: file })
}

/** The config has a key that nobody reads. */
export function configUnknownKey(file: string, key: string, known: readonly string[]): SeedError {
  const near = nearest(key, known)
  return new SeedError('CONFIG.UNKNOWN_KEY', `the config has no key "${key}"`, {
    fix: near === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${near}"?`,
    where: file,
  })
}

// Errors of modules in another realm are no `instanceof Error` here.
function hasMessage(value: unknown): value is { readonly message: string } {
  return typeof (value as { message?: unknown } | null)?.message === 'string'
}
