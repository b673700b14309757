import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from '../lib/report.mjs'

/** @typedef {import('./blocks.mjs').Block} Block */

/** What the shown files are compiled with; it is what the README recommends, made strict. */
const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    useDefineForClassFields: false,
    types: ['node'],
    rootDir: '.',
    outDir: 'dist',
  },
  include: ['src', '*.ts', 'test'],
}

/** Makes the tables of `src/data-source.ts`, as the application's migrations would. */
const MIGRATE = `
import { dataSource } from './dist/src/data-source.js'
dataSource.setOptions({ synchronize: true })
await dataSource.initialize()
await dataSource.destroy()
`

/** Prisma's first migration, where a README shows one: `migrate` itself would download a program first. */
const INIT = 'prisma/migrations/1_init/migration.sql'

/** @param {string} folder */
function makeTables(folder) {
  rmSync(join(folder, 'dev.db'), { force: true })
  const database = new DatabaseSync(join(folder, 'dev.db'))
  database.exec(readFileSync(join(folder, INIT), 'utf8'))
  database.close()
}

/**
 * An application made of the files that a README shows, in a folder of its own with the repository's packages, built.
 *
 * @param {readonly Block[]} blocks
 * @param {object} [manifest] - Members of package.json in addition.
 */
export function createProject(blocks, manifest = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seed-readme-')))
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), `${text}\n`)
  }
  write('package.json', JSON.stringify({ name: 'an-app', private: true, type: 'module', ...manifest }))
  write('tsconfig.json', JSON.stringify(TSCONFIG))
  for (const { file, text, language } of blocks) if (file !== undefined && language !== 'json') write(file, text)
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    async compile(/** @type {string} */ compiler) {
      if (existsSync(join(folder, 'prisma/schema.prisma'))) await must(folder, 'prisma', ['generate'])
      return run(folder, compiler, ['-p', '.'])
    },
    /** The tables, empty: made once, then copied back before each block that runs. */
    async resetDatabase() {
      if (existsSync(join(folder, INIT))) makeTables(folder)
      const [database, empty] = [join(folder, 'shop.sqlite'), join(folder, 'empty')]
      if (!existsSync(join(folder, 'dist/src/data-source.js'))) return
      if (!existsSync(empty)) {
        write('migrate.mjs', MIGRATE)
        await must(folder, 'node', ['migrate.mjs'])
        copyFileSync(database, empty)
      }
      copyFileSync(empty, database)
    },
    runModule: (/** @type {string} */ file) => run(folder, 'node', [`dist/${file.replace(/\.ts$/, '.js')}`]),
    // `npx` without the start of npm: what is installed here, which is what npx would find.
    runShell: (/** @type {string} */ script) => run(folder, 'bash', ['-c', `npx() { "$@"; }\n${script}`]),
  }
}

/** Runs the example as `npm run demo` does, once it is built. */
export const runDemo = () => run(ROOT, 'node', ['examples/1-typeorm-shop/demo.mjs'])

/** Runs a program; gives all that it printed, and its exit code. @param {string} cwd @param {string} file @param {readonly string[]} args @returns {Promise<{ output: string, code: number }>} */
function run(cwd, file, args) {
  const env = {
    // `prisma generate` needs no schema engine, which it would download first.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
    ...process.env,
    PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`,
    NO_COLOR: '1',
  }
  delete (/** @type {any} */ (env).NODE_OPTIONS)
  return new Promise((resolve) => {
    const child = execFile(file, args, { cwd, env }, (error) => {
      resolve({ output: stripVTControlCharacters(output), code: error === null ? 0 : Number(error.code ?? 1) })
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
  })
}

/** @param {string} cwd @param {string} file @param {readonly string[]} args */
async function must(cwd, file, args) {
  const { output, code } = await run(cwd, file, args)
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} failed\n${output}`)
}
