// The floor: the same rows from one database into another with nothing done to them.
import { spawn, spawnSync } from 'node:child_process'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import copy from 'pg-copy-streams'

/**
 * The fastest plain pipe that this machine has, and why it is no faster one.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} serverVersion - Major version of the server.
 */
export function plainPipe(from, to, serverVersion) {
  const [dump, psql] = ['pg_dump', 'psql'].map(versionOf)
  if (dump !== undefined && psql !== undefined && dump >= serverVersion)
    return {
      name: 'pg_dump -a | psql',
      notes: [],
      write: () => shell(`pg_dump -a -t users '${from}' | psql -qX -v ON_ERROR_STOP=1 '${to}' >/dev/null`),
    }
  const why =
    dump === undefined
      ? 'pg_dump is not installed'
      : `pg_dump ${dump} reads no server of version ${serverVersion} (its embedded one comes without pg_dump)`
  if (psql !== undefined)
    return {
      name: 'psql COPY TO | psql COPY FROM',
      notes: [`${why}: the floor is the COPY that it would do, by two psql and a pipe.`],
      write: () =>
        shell(`psql -qXc 'COPY users TO STDOUT' '${from}' | psql -qXc 'COPY users FROM STDIN' '${to}' >/dev/null`),
    }
  return {
    name: 'COPY TO | COPY FROM in Node',
    notes: [`${why}, and neither is psql: the floor is the same COPY, through this process.`],
    write: () => nodePipe(from, to),
  }
}

/** Major version of a program; undefined where it is not installed. @param {string} program */
function versionOf(program) {
  const ended = spawnSync(program, ['--version'], { encoding: 'utf8' })
  const major = /(\d+)(?:\.\d+)?/.exec(ended.stdout ?? '')?.[1]
  return ended.status === 0 && major !== undefined ? Number(major) : undefined
}

/** Runs a shell's pipe; `cpuMs` is that of all its programs. @param {string} script */
export async function shell(script) {
  const began = performance.now()
  const child = spawn('bash', ['-c', `set -o pipefail\n${script}\nended=$?\ntimes\nexit $ended`])
  const texts = ['', '']
  child.stdout.on('data', (part) => (texts[0] += part))
  child.stderr.on('data', (part) => (texts[1] += part))
  const code = await new Promise((done) => child.on('close', done))
  if (code !== 0) throw new Error(`the pipe failed: ${texts[1]}`)
  return { ms: performance.now() - began, cpuMs: childTimes(texts[0]) }
}

/** Milliseconds of the last line that `times` prints: `0m1.234s 0m0.056s`. @param {string} text */
function childTimes(text) {
  const line = text.trimEnd().split('\n').at(-1) ?? ''
  const times = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  )
  return times.reduce((sum, seconds) => sum + seconds * 1000, 0)
}

/** @param {string} from @param {string} to */
async function nodePipe(from, to) {
  const clients = [from, to].map((connectionString) => new pg.Client({ connectionString }))
  const [before, began] = [process.cpuUsage(), performance.now()]
  try {
    for (const client of clients) await client.connect()
    await pipeline(
      clients[0].query(copy.to('COPY users TO STDOUT')),
      clients[1].query(copy.from('COPY users FROM STDIN')),
    )
    const { user, system } = process.cpuUsage(before)
    return { ms: performance.now() - began, cpuMs: (user + system) / 1000 }
  } finally {
    for (const client of clients) await client.end()
  }
}
