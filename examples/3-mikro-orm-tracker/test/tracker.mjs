// The rules of the tracker, checked on rows that a driver read.
import assert from 'node:assert/strict'
import { rowsOf } from '../../../tools/examples/index.mjs'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 0, 1)
const TABLES = ['users', 'teams', 'labels', 'projects', 'tasks', 'comments']

/** All rows, to compare a database with itself. @param {import('../../../tools/examples/rows.mjs').Door} door */
export async function allRows(door) {
  return {
    ...(await rowsOf(door, TABLES)),
    memberships: await door.query('SELECT * FROM memberships ORDER BY team_id, user_id'),
    task_labels: await door.query('SELECT * FROM task_labels ORDER BY task_id, label_id'),
  }
}

/** @typedef {Readonly<Record<string, readonly any[]>>} Rows */

/** @param {readonly any[]} rows @param {(row: any) => unknown} key */
function assertUnique(rows, key) {
  assert.equal(new Set(rows.map(key)).size, rows.length)
}

/** @param {readonly any[]} rows @returns {Map<number, any>} */
const byId = (rows) => new Map(rows.map((row) => [row.id, row]))

/** Users in each team, by the team's key. @param {Rows} rows @returns {Map<number, readonly number[]>} */
function membersOf({ memberships = [] }) {
  return new Map(
    [...Map.groupBy(memberships, ({ team_id }) => team_id)].map(([team, rows]) => [
      team,
      rows.map((row) => row.user_id),
    ]),
  )
}

/** @param {Rows} rows */
export function checkTeams({ users = [], teams = [], memberships = [] }) {
  assertUnique(users, ({ email }) => email)
  assertUnique(teams, ({ slug }) => slug)
  assertUnique(memberships, ({ team_id, user_id }) => `${team_id} ${user_id}`)
  for (const user of users) {
    assert.match(user.email, /^[a-z0-9._-]+@example\.(com|org|net)$/)
    assert.ok(user.created_at >= NOW - 730 * DAY && user.created_at <= NOW - 365 * DAY)
  }
  for (const team of teams) {
    assert.equal(team.slug, team.name.toLowerCase().replaceAll(' ', '-'))
    const members = memberships.filter(({ team_id }) => team_id === team.id)
    assert.ok(members.length >= 3 && members.length <= 6)
    const owners = members.filter(({ role }) => role === 'owner')
    assert.deepEqual(
      owners.map(({ joined_at }) => joined_at),
      [team.created_at],
    )
    for (const { joined_at } of members) assert.ok(joined_at >= team.created_at && joined_at <= NOW)
  }
}

/** @param {Rows} rows */
export function checkProjects({ teams = [], projects = [], tasks = [] }) {
  const teamOf = byId(teams)
  assertUnique(projects, ({ key }) => key)
  for (const project of projects) {
    const own = tasks.filter(({ project_id }) => project_id === project.id)
    assert.match(project.key, /^[A-Z]{3}$/)
    assert.ok(own.length >= 8 && own.length <= 24)
    assert.deepEqual(new Set(own.map(({ key }) => key)), new Set(own.map((_, i) => `${project.key}-${i + 1}`)))
    assert.equal(
      project.points,
      own.reduce((sum, { points }) => sum + points, 0),
    )
    assert.ok(project.created_at >= teamOf.get(project.team_id).created_at && project.created_at <= NOW)
    if (project.archived_at === null) continue
    assert.ok(project.archived_at >= project.created_at && project.archived_at <= NOW)
    for (const { done_at } of own) assert.ok(done_at !== null && done_at <= project.archived_at)
  }
}

/** @param {Rows} rows */
export function checkTasks({ projects = [], tasks = [], ...others }) {
  const [projectOf, taskOf, members] = [byId(projects), byId(tasks), membersOf(others)]
  for (const task of tasks) {
    const project = projectOf.get(task.project_id)
    const { status, created_at, started_at, done_at } = task
    assert.equal(started_at === null, status === 'todo')
    assert.equal(done_at !== null, status === 'done')
    const moments = [project.created_at, created_at, started_at, done_at, NOW].filter((moment) => moment !== null)
    assert.deepEqual(
      moments,
      moments.toSorted((a, b) => a - b),
    )
    if (task.assignee_id === null) assert.equal(status, 'todo')
    else assert.ok(members.get(project.team_id)?.includes(task.assignee_id))
    if (task.parent_id !== null) checkPart(task, taskOf.get(task.parent_id))
    checkPath(task, taskOf)
  }
}

/** @param {any} part @param {any} whole */
function checkPart(part, whole) {
  assert.equal(part.project_id, whole.project_id)
  assert.ok(part.created_at >= whole.created_at)
  if (whole.status === 'todo') assert.equal(part.status, 'todo')
  if (part.started_at !== null) assert.ok(part.started_at >= whole.started_at)
  if (whole.done_at !== null) assert.ok(part.done_at !== null && part.done_at <= whole.done_at)
}

/** The way up from a task ends at one that is no part. @param {any} task @param {Map<number, any>} taskOf */
function checkPath(task, taskOf) {
  const seen = new Set()
  for (let at = task; at.parent_id !== null; at = taskOf.get(at.parent_id)) {
    assert.ok(!seen.has(at.id), `${task.key} is part of itself`)
    seen.add(at.id)
  }
}

/** @param {Rows} rows */
export function checkComments({ comments = [], tasks = [], projects = [], ...others }) {
  const [projectOf, taskOf, members] = [byId(projects), byId(tasks), membersOf(others)]
  for (const comment of comments) {
    const task = taskOf.get(comment.task_id)
    assert.ok(members.get(projectOf.get(task.project_id).team_id)?.includes(comment.author_id))
    assert.ok(comment.created_at >= task.created_at && comment.created_at <= (task.done_at ?? NOW))
  }
}

/** @param {Rows} rows */
export function checkLabels({ labels = [], tasks = [], task_labels: links = [] }) {
  assert.deepEqual(
    new Set(labels.map(({ name }) => name)),
    new Set(['bug', 'design', 'docs', 'feature', 'later', 'question']),
  )
  for (const { color } of labels) assert.match(color, /^#[0-9a-f]{6}$/)
  assertUnique(links, ({ task_id, label_id }) => `${task_id} ${label_id}`)
  const counts = Map.groupBy(links, ({ task_id }) => task_id)
  for (const { id } of tasks) assert.ok((counts.get(id)?.length ?? 0) <= 3)
}
