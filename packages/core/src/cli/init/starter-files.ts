import { posix } from 'node:path'

/** What is known of the project when its first files are written. */
export interface Starter {
  readonly adapter: string
  readonly language: 'ts' | 'mjs'
  /** Folder of the seeders, relative to the project's. */
  readonly folder: string
  /** The entity of the first seeder; without one the config fills all of them. */
  readonly entity?: string
  /** File that exports the entity's class, relative to the project's folder. */
  readonly classFile?: string
  /** Further members of the config, as text. */
  readonly settings: Readonly<Record<string, string>>
}

/** A file to write. */
export interface StarterFile {
  /** Relative to the project's folder. */
  readonly file: string
  readonly text: string
}

/** A typed config and a first seeder that runs as it is. */
export function starterFiles(starter: Starter): readonly StarterFile[] {
  const { entity, language } = starter
  const config = (text: string): StarterFile => ({ file: `seed.config.${language}`, text })
  if (entity === undefined) return [config(configText(starter, undefined))]
  const file = `${starter.folder}/${kebab(entity)}-seeder.${language}`
  return [config(configText(starter, file)), { file, text: seederText(starter, entity, file) }]
}

/** The class of an entity's seeder. */
export function seederClass(entity: string): string {
  return `${entity.replace(/\W/g, '').replace(/^[a-z]/, (letter) => letter.toUpperCase())}Seeder`
}

function configText(starter: Starter, seederFile: string | undefined): string {
  const { adapter, entity, settings } = starter
  const name = entity === undefined ? undefined : seederClass(entity)
  return [
    `import { defineConfig } from '@seed/${adapter}'`,
    ...(name === undefined || seederFile === undefined
      ? []
      : [`import { ${name} } from '${importPath('.', seederFile)}'`]),
    '',
    'export default defineConfig({',
    ...Object.entries(settings).map(([key, value]) => `  ${key}: ${quote(value)},`),
    ...(name === undefined
      ? [
          '  // Fills every entity of the schema. List your seeders here in its place once there are some: seeders: [...],',
        ]
      : []),
    name === undefined ? '  all: true,' : `  seeders: [${name}],`,
    '  // Databases that `clean` and `run --reset` may remove seeded rows from without asking, as localhost/shop.',
    '  allow: [],',
    '})',
    '',
  ].join('\n')
}

function seederText({ language, classFile }: Starter, entity: string, file: string): string {
  const typed = language === 'ts'
  const type = typed ? ', type SeedContext' : ''
  const known = classFile !== undefined
  const given = known ? entity : quote(entity)
  const define = typed ? 'factoriesFor<Record<string, Record<string, unknown>>>()' : 'factoriesFor()'
  return [
    `import { ${known ? 'defineFactory, Seeder' : 'factoriesFor, Seeder'}${type} } from '@seed/core'`,
    ...(known ? [`import { ${entity} } from '${importPath(posix.dirname(file), classFile)}'`] : []),
    '',
    '// Fields left out are filled by what their names and types say. Say more of one like this:',
    '// email: ({ person }) => person.email',
    known ? `const factory = defineFactory(${given}, {})` : `const factory = ${define}(${given}, {})`,
    '',
    `export class ${seederClass(entity)} extends Seeder {`,
    `  run({ create, count }${typed ? ': SeedContext' : ''})${typed ? ': void' : ''} {`,
    '    // As many as asked for with --count, else 10; the parents they need come along.',
    `    create(factory, count(${given}, 10))`,
    '  }',
    '}',
    '',
  ].join('\n')
}

/** How a module in `folder` imports a file: with the extension of what it becomes. */
function importPath(folder: string, file: string): string {
  const path = posix.relative(folder, file).replace(/\.([cm]?)ts$/, '.$1js')
  return path.startsWith('.') ? path : `./${path}`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
}
