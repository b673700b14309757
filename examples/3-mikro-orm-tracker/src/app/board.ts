import { MikroORM } from '@mikro-orm/sqlite'
import { Inject, Injectable } from '@nestjs/common'
import { Project, Status } from '../entities.js'

/** What is going on, project by project. */
@Injectable()
export class Board {
  constructor(@Inject(MikroORM) private readonly orm: MikroORM) {}

  /** A line for each project that is not in the archive. */
  async lines(): Promise<readonly string[]> {
    const projects = await this.orm.em
      .fork()
      .find(Project, { archivedAt: null }, { populate: ['tasks', 'team'], orderBy: { key: 'asc' } })
    return projects.map(({ key, name, team, points, tasks }) => {
      const done = tasks.getItems().filter(({ status }) => status === Status.Done)
      const pointsDone = done.reduce((sum, task) => sum + task.points, 0)
      return `${key}  ${team.name}: ${name}, ${done.length} of ${tasks.length} tasks done, ${pointsDone} of ${points} points`
    })
  }
}
