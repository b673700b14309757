import 'reflect-metadata'
import { expect, it } from '@jest/globals'
import { belongsTo, defineFactory, type SeedContext, Seeder } from '@seed/core'
import {
  AllowNull,
  BeforeCreate,
  BelongsTo,
  Column,
  DataType,
  ForeignKey,
  HasMany,
  Model,
  Sequelize,
  Table,
  Unique,
} from 'sequelize-typescript'
import { registerSeeders } from './index.js'
import { sqliteOptions } from './testing/databases.js'

@Table({ underscored: true })
class Team extends Model {
  @AllowNull(false)
  @Unique
  @Column
  declare name: string

  @HasMany(() => Player, 'teamId')
  declare players: Player[]
}

@Table({ timestamps: false, tableName: 'players' })
class Player extends Model {
  @Column(DataType.STRING(40))
  declare nick: string

  @Column(DataType.STRING(50))
  declare shout: string

  @ForeignKey(() => Team)
  @AllowNull(false)
  @Column
  declare teamId: number

  @BelongsTo(() => Team, 'teamId')
  declare team: Team

  @BeforeCreate
  static raiseVoice(player: Player): void {
    player.shout = `${player.nick.toUpperCase()}!`
  }
}

const teams = defineFactory(Team, { name: ({ index }) => `team ${index}` })
const players = defineFactory(Player, { nick: ({ index }) => `p${index}`, shout: '', team: belongsTo(() => teams) })

class League extends Seeder {
  override run({ create }: SeedContext): void {
    create(teams, 2)
    create(players, 6)
  }
}

it.each(['native', 'orm'] as const)('models of sequelize-typescript are seeded, %s', async (through) => {
  const sequelize = new Sequelize({ ...sqliteOptions(':memory:'), models: [Team, Player] })
  await sequelize.sync()
  const seeds = registerSeeders(sequelize, { seeders: [League], through })
  expect((await seeds.run()).rows).toBe(8)
  const found = await Player.findAll({ include: [Team], order: ['id'] })
  expect(found.map(({ nick, shout }) => [nick, shout]).at(1)).toEqual(['p1', through === 'orm' ? 'P1!' : ''])
  expect(found.every(({ team }) => /^team \d$/.test(team.name))).toBe(true)
  await sequelize.close()
})
