/**
 * A small project of one ORM as its guides have it: a parent and its children, tables in SQLite, or where `DATABASE_URL` says.
 *
 * @typedef {object} OrmProject
 * @property {string} adapter
 * @property {object} manifest - Its package.json: what `seed init` finds the ORM by.
 * @property {Readonly<Record<string, string>>} files
 * @property {string} tables - What makes the tables, in bash.
 * @property {boolean} [postgres] - Whether `DATABASE_URL` shall name a PostgreSQL database.
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
  {
    adapter: 'sequelize',
    postgres: true, // its driver for SQLite has no binary of its own
    manifest: { dependencies: { sequelize: '6.37.9', pg: '8.23.1' } },
    files: {
      'src/db.ts': `import { DataTypes, Model, Sequelize, type CreationOptional, type InferAttributes, type InferCreationAttributes } from 'sequelize'

export class Team extends Model<InferAttributes<Team>, InferCreationAttributes<Team>> {
  declare id: CreationOptional<number>
  declare name: string
}
export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: CreationOptional<number>
  declare email: string
  declare teamId: number
}

export const sequelize = new Sequelize(process.env['DATABASE_URL'] ?? '', { logging: false })
const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }
Team.init({ id, name: { type: DataTypes.STRING, allowNull: false } }, { sequelize, timestamps: false })
User.init(
  {
    id,
    email: { type: DataTypes.STRING, allowNull: false, unique: true },
    teamId: { type: DataTypes.INTEGER, allowNull: false },
  },
  { sequelize, timestamps: false },
)
User.belongsTo(Team, { as: 'team', foreignKey: 'teamId' })`,
    },
    tables: `tsc6 -p . && node --input-type=module -e "
      const { sequelize } = await import('./dist/src/db.js')
      await sequelize.sync()
      await sequelize.close()"`,
    entity: 'User',
  },
  {
    adapter: 'mikro-orm',
    manifest: { dependencies: { '@mikro-orm/sqlite': '7.0.0' } },
    files: {
      'src/entities.ts': `import { defineEntity, p } from '@mikro-orm/core'

const TeamSchema = defineEntity({ name: 'Team', properties: { id: p.integer().primary(), name: p.string() } })
export class Team extends TeamSchema.class {}
TeamSchema.setClass(Team)

const UserSchema = defineEntity({
  name: 'User',
  properties: { id: p.integer().primary(), email: p.string().unique(), team: () => p.manyToOne(Team) },
})
export class User extends UserSchema.class {}
UserSchema.setClass(User)`,
      'src/mikro-orm.config.ts': `import { defineConfig } from '@mikro-orm/sqlite'
import { Team, User } from './entities.js'

export default defineConfig({ dbName: 'app.sqlite', entities: [Team, User] })`,
    },
    tables: `tsc6 -p . && node --input-type=module -e "
      const { MikroORM } = await import('@mikro-orm/sqlite')
      const { default: options } = await import('./dist/src/mikro-orm.config.js')
      const orm = await MikroORM.init(options)
      await orm.schema.create()
      await orm.close()"`,
    entity: 'User',
  },
  {
    adapter: 'prisma',
    manifest: { dependencies: { '@prisma/client': '7.10.0' }, devDependencies: { prisma: '7.10.0' } },
    files: {
      'prisma/schema.prisma': `generator client {
  provider = "prisma-client"
  output   = "../src/generated"
}

datasource db {
  provider = "sqlite"
}

model Team {
  id    Int    @id @default(autoincrement())
  name  String
  users User[]
}

model User {
  id     Int    @id @default(autoincrement())
  email  String @unique
  team   Team   @relation(fields: [teamId], references: [id])
  teamId Int
}`,
      'prisma.config.ts': `import { defineConfig } from 'prisma/config'

export default defineConfig({ schema: 'prisma/schema.prisma', datasource: { url: 'file:./app.sqlite' } })`,
      // Where src/ is, seeders go below it.
      'src/index.ts': `console.log('the app')`,
    },
    tables: `node --input-type=module -e "
      const { default: Database } = await import('better-sqlite3')
      new Database('app.sqlite').exec('CREATE TABLE Team (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);' +
        'CREATE TABLE User (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE, teamId INTEGER NOT NULL REFERENCES Team (id))')"`,
    entity: 'User',
  },
]
