import assert from 'node:assert/strict'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { fingerprintIn, openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { allRows, checkComments, checkLabels, checkProjects, checkTasks, checkTeams } from './tracker.mjs'

/** The tracker for seed 42. Another value is another tracker for everyone who upgrades: a breaking change. */
const FROZEN = '6c0379d369056687b37e6cf04e402aecb391b1aec6ce01b321aa9f39d1bd9f27'

const example = useExample(import.meta.dirname, { orm: 'mikro-orm' })
/** @type {string} */
let file
let databases = 0

beforeEach(async () => {
  file = `.seed/command-${(databases += 1)}.sqlite`
  const { code, stderr } = await example.shell('npm run --silent tables', { DATABASE_URL: file })
  assert.equal(code, 0, stderr)
})

/** @param {readonly string[]} args @param {Readonly<Record<string, string>>} [env] */
async function seed(args, env) {
  const ended = await example.seed(args, { DATABASE_URL: file, ...env })
  assert.equal(ended.code, 0, ended.stderr)
  return ended.stdout
}

/** @template T @param {(door: import('../../../tools/examples/rows.mjs').Door) => Promise<T>} work @returns {Promise<T>} */
async function inDatabase(work) {
  const door = openSqlite(join(example.folder, file))
  try {
    return await work(door)
  } finally {
    await door.close()
  }
}

describe('seed mikro-orm in the tracker', () => {
  it('writes rows that keep its rules', async () => {
    assert.equal(fingerprintIn(await seed(['run'])), FROZEN)
    const rows = await inDatabase(allRows)
    assert.deepEqual(
      [rows.users, rows.teams, rows.projects].map((list) => list?.length),
      [20, 4, 10],
    )
    for (const check of [checkTeams, checkProjects, checkTasks, checkComments, checkLabels]) check(rows)
  })

  it('writes more such rows when asked to', async () => {
    await seed(['run', '--seed', '7', '--count', 'User=200', '--count', 'Team=9', '--count', 'Project=60'])
    const rows = await inDatabase(allRows)
    assert.deepEqual(
      [rows.users, rows.teams, rows.projects].map((list) => list?.length),
      [200, 9, 60],
    )
    for (const check of [checkTeams, checkProjects, checkTasks, checkComments, checkLabels]) check(rows)
    assert.match(await seed(['verify']), /everything holds$/m)
  })

  it("writes the same rows through MikroORM's own flush, and in another time zone", async () => {
    assert.equal(fingerprintIn(await seed(['run', '--through', 'orm'], { TZ: 'Asia/Kolkata' })), FROZEN)
    const { users, tasks } = await inDatabase(allRows)
    await seed(['clean'])
    assert.deepEqual(Object.values(await inDatabase(allRows)).flat(), [])
    assert.equal(fingerprintIn(await seed(['run'])), FROZEN)
    const native = await inDatabase(allRows)
    assert.deepEqual([native.users, native.tasks], [users, tasks])
  })

  it('finds what does not hold', async () => {
    await seed(['run'])
    const changes = [
      "UPDATE memberships SET role = 'owner' WHERE role = 'member'",
      'UPDATE projects SET points = points + 1, archived_at = archived_at - 1000 * 86400000, created_at = 0',
      "UPDATE tasks SET key = 'XX' || key WHERE parent_id IS NULL",
      "UPDATE tasks SET assignee_id = NULL WHERE status = 'doing'",
      `UPDATE tasks SET status = 'doing', done_at = NULL
        WHERE parent_id IN (SELECT id FROM tasks WHERE status = 'done')`,
    ]
    await inDatabase(({ change }) => change(changes.join(';')))
    const { code, stdout } = await example.seed(['verify'], { DATABASE_URL: file })
    assert.equal(code, 4)
    const found = [...stdout.matchAll(/^rule +(\w+) +(.*?) {2}/gm)].map(([, entity, name]) => `${entity} ${name}`)
    assert.deepEqual(
      new Set(found),
      new Set([
        'Team has one owner, who was there from the first day',
        'Project points are those of its tasks',
        'Project all is done in the archive',
        'Task has a key of its project',
        'Task is part of a task of its project',
        'Task is done after its parts',
        'Task somebody does what was begun',
      ]),
    )
  })
})
