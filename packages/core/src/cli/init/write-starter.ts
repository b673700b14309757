import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isFile } from '../../loader/source-file.js'
import { findClass } from './find-class.js'
import type { Project } from './project.js'
import type { InitFile, InitReport } from './report.js'
import { seederClass, starterFiles, type StarterFile } from './starter-files.js'

/** What was decided. */
export interface Decided {
  readonly adapter: string
  readonly installed: boolean
  readonly entity?: string
  readonly settings: Readonly<Record<string, string>>
  readonly dryRun: boolean
  readonly notes: readonly string[]
}

/** Writes the files that are not there yet, and says what comes next. */
export function writeStarter(project: Project, decided: Decided): InitReport {
  const { adapter, entity, settings } = decided
  const { root, language, folder } = project
  const classFile = entity === undefined ? undefined : findClass(root, entity)
  const files = starterFiles({
    adapter,
    language,
    folder,
    settings,
    ...(entity === undefined ? {} : { entity }),
    ...(classFile === undefined ? {} : { classFile }),
  }).map((file) => writeFile(project, file, decided.dryRun))
  const added = entity !== undefined && files.some(({ file, action }) => file.startsWith(folder) && action !== 'kept')
  return {
    adapter,
    installed: decided.installed,
    entity,
    files,
    next: nextSteps(project, decided),
    notes: [
      ...decided.notes,
      ...(project.config !== undefined && added
        ? [`${project.config} was there already: add ${seederClass(entity)} to its \`seeders\`.`]
        : []),
    ],
  }
}

function writeFile(project: Project, { file, text }: StarterFile, dryRun: boolean): InitFile {
  const there = file.startsWith('seed.config.') ? project.config : isFile(join(project.root, file)) ? file : undefined
  if (there !== undefined) return { file: there, action: 'kept' }
  if (dryRun) return { file, action: 'planned', text }
  const path = join(project.root, file)
  mkdirSync(dirname(path), { recursive: true })
  // `wx`: a file that appeared meanwhile is not overwritten either.
  writeFileSync(path, text, { flag: 'wx' })
  return { file, action: 'written' }
}

function nextSteps(project: Project, { adapter, dryRun }: Decided): readonly string[] {
  const missing = ['@seed/core', `@seed/${adapter}`].filter((name) => !project.has(name))
  if (project.needsTranspiler) missing.push('@swc/core')
  return [
    ...(dryRun ? ['npx seed init'] : []),
    ...(missing.length === 0 ? [] : [`npm install --save-dev ${missing.join(' ')}`]),
    `npx seed ${adapter} plan`,
    `npx seed ${adapter} run`,
  ]
}
