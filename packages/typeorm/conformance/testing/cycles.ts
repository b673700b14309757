import 'reflect-metadata'
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm'
import type { Dialect } from '../databases.js'

/**
 * Two entities that need each other. TypeORM wants to be told that one of the relations is nullable; the tables are
 * stricter, so that neither row can be inserted first.
 */
@Entity('teams')
export class Team {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 40, unique: true })
  name!: string

  @ManyToOne(() => Player, { nullable: true })
  @JoinColumn({ name: 'captain_id' })
  captain!: Relation<Player>
}

@Entity('players')
export class Player {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Team, { nullable: false })
  @JoinColumn({ name: 'team_id' })
  team!: Relation<Team>
}

export const cycleEntities = [Team, Player]

/** The tables of both, their foreign keys NOT NULL and with these words about when they are checked. */
export function cycleTables(dialect: Dialect, checked: string): string {
  const key = dialect === 'sqlite' ? 'integer PRIMARY KEY AUTOINCREMENT NOT NULL' : 'serial PRIMARY KEY'
  const captain = `REFERENCES players (id) ${checked}`
  const team = `REFERENCES teams (id) ${checked}`
  return dialect === 'sqlite'
    ? `CREATE TABLE teams (id ${key}, name varchar(40) NOT NULL UNIQUE, captain_id integer NOT NULL ${captain});
       CREATE TABLE players (id ${key}, team_id integer NOT NULL ${team})`
    : `CREATE TABLE teams (id ${key}, name varchar(40) NOT NULL UNIQUE, captain_id integer NOT NULL);
       CREATE TABLE players (id ${key}, team_id integer NOT NULL ${team});
       ALTER TABLE teams ADD FOREIGN KEY (captain_id) ${captain}`
}
