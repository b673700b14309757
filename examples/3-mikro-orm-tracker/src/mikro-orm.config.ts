import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { SeedManager } from '@mikro-orm/seeder'
import { defineConfig, type Options } from '@mikro-orm/sqlite'
import { DatabaseSeeder } from './database-seeder.js'
import { Comment, Label, Membership, Project, Task, Team, User } from './entities.js'

/** The SQLite file that `DATABASE_URL` names, else one below the working directory. */
const file = process.env['DATABASE_URL'] ?? '.seed/tracker.sqlite'
// SQLite makes the file, not its folder.
mkdirSync(dirname(file), { recursive: true })

/** For the application, for the `mikro-orm` command and for `seed mikro-orm`. */
const options: Options = defineConfig({
  dbName: file,
  entities: [User, Team, Membership, Project, Task, Label, Comment],
  extensions: [SeedManager],
  seeder: { seedersList: [DatabaseSeeder], defaultSeeder: 'DatabaseSeeder' },
})

export default options
