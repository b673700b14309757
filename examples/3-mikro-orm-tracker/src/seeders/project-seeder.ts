import { type SeedContext, Seeder } from '@seed/core'
import { Project } from '../entities.js'
import { LABELS, labels, projects } from '../factories/index.js'
import { TeamSeeder } from './team-seeder.js'

export interface ProjectSeederOptions {
  readonly count: number
  /** Projects that are over, beside the others. */
  readonly archived: number
}

export class ProjectSeeder extends Seeder<ProjectSeederOptions> {
  static override readonly dependsOn = [TeamSeeder]

  run({ create, count }: SeedContext): void {
    const { count: wanted = 8, archived = 2 } = this.options
    create(labels, LABELS.length)
    create(projects.as('archived'), archived)
    create(projects, count(Project.class, wanted))
  }
}
