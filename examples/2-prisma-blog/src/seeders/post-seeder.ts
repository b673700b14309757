import { type SeedContext, Seeder } from '@seed/core'
import { posts } from '../factories/index.js'
import { AuthorSeeder } from './author-seeder.js'
import { TagSeeder } from './tag-seeder.js'

export interface PostSeederOptions {
  /** Posts that are out; drafts and others come on top. */
  readonly published: number
}

/** Posts in every state. Comments and likes come with those that are or were out. */
export class PostSeeder extends Seeder<PostSeederOptions> {
  static override readonly dependsOn = [AuthorSeeder, TagSeeder]

  run({ create }: SeedContext): void {
    create(posts, 10)
    create(posts.as('scheduled'), 5)
    create(posts.as('published').as('archived'), 15)
    // The last call: `--count Post=500` changes how many are out.
    create(posts.as('published'), this.options.published ?? 70)
  }
}
