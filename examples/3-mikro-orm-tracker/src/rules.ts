import { defineRule, type Rule } from '@seed/core'
import { Project, Role, Status, Task, Team } from './entities.js'

/** `ABC` of `ABC-7`. */
const projectIn = (key: string): string => key.slice(0, key.indexOf('-'))

const isBy = (date: Date | null | undefined, end: Date): boolean => date instanceof Date && date <= end

/** What must hold in the tracker beyond what its database checks; `seed mikro-orm verify` runs these. */
export const rules: readonly Rule[] = [
  defineRule(
    Team.class,
    'has one owner, who was there from the first day',
    (team, { memberships }) => {
      const owners = memberships.filter(({ role }) => role === Role.Owner)
      return owners.length === 1 && owners[0]?.joinedAt.getTime() === team.createdAt.getTime()
    },
    { with: ['memberships'] },
  ),
  defineRule(
    Project.class,
    'points are those of its tasks',
    ({ points }, { tasks }) => points === tasks.reduce((sum, task) => sum + task.points, 0),
    { with: ['tasks'] },
  ),
  defineRule(
    Project.class,
    'all is done in the archive',
    ({ archivedAt }, { tasks }) => !archivedAt || tasks.every(({ doneAt }) => isBy(doneAt, archivedAt)),
    { with: ['tasks'] },
  ),
  defineRule(
    Task.class,
    'has a key of its project',
    (task, { project }) => projectIn(task.key) === project.key && project.createdAt <= task.createdAt,
    { with: ['project'] },
  ),
  defineRule(
    Task.class,
    'is part of a task of its project',
    (task, { parent }) =>
      parent === null || (projectIn(task.key) === projectIn(parent.key) && parent.createdAt <= task.createdAt),
    { with: ['parent'] },
  ),
  defineRule(
    Task.class,
    'is done after its parts',
    ({ doneAt }, { subtasks }) => !doneAt || subtasks.every((part) => isBy(part.doneAt, doneAt)),
    { with: ['subtasks'] },
  ),
  defineRule(
    Task.class,
    'somebody does what was begun',
    ({ status }, { assignee }) => status === Status.Todo || assignee !== null,
    { with: ['assignee'] },
  ),
]
