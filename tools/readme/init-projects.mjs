/**
 * A small project of one ORM as its guides have it: a parent and its children, tables in SQLite.
 *
 * @typedef {object} OrmProject
 * @property {string} adapter
 * @property {object} manifest - Its package.json: what `seed init` finds the ORM by.
 * @property {Readonly<Record<string, string>>} files
 * @property {string} tables - What makes the tables, in bash.
 * @property {string} entity - The one that the first seeder is for.
 */

/** @type {readonly OrmProject[]} */
export const PROJECTS = [
  {
    adapter: 'typeorm',
    manifest: { dependencies: { typeorm: '1.1.1', 'better-sqlite3': '13.2.0' } },
    files: {
      'src/entities/user.ts': `import 'reflect-metadata'
import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'
import { Team } from './team.js'

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number
  @Column({ unique: true }) email!: string
  @ManyToOne(() => Team, { nullable: false }) team!: Team
}`,
      'src/entities/team.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Team {
  @PrimaryGeneratedColumn() id!: number
  @Column() name!: string
}`,
      'src/data-source.ts': `import { DataSource } from 'typeorm'
import { Team } from './entities/team.js'
import { User } from './entities/user.js'

export const dataSource = new DataSource({ type: 'better-sqlite3', database: 'app.sqlite', entities: [Team, User] })`,
    },
    tables: `tsc6 -p . && node --input-type=module -e "
      const { dataSource } = await import('./dist/src/data-source.js')
      await dataSource.setOptions({ synchronize: true }).initialize()
      await dataSource.destroy()"`,
    entity: 'User',
  },
]
