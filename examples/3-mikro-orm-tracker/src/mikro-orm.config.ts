import { SeedManager } from '@mikro-orm/seeder'
import { defineConfig, type Options } from '@mikro-orm/sqlite'
import { DatabaseSeeder } from './database-seeder.js'
import { Comment, Label, Membership, Project, Task, Team, User } from './entities/index.js'

/** The tracker's options, for the application and for both commands: the file that `DATABASE_URL` names, else one below the working directory. */
const options: Options = defineConfig({
  dbName: process.env['DATABASE_URL'] ?? '.seed/tracker.sqlite',
  entities: [User, Team, Membership, Project, Task, Label, Comment],
  extensions: [SeedManager],
  seeder: { seedersList: [DatabaseSeeder], defaultSeeder: 'DatabaseSeeder' },
})

export default options
