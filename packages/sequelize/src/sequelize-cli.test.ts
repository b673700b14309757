import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Sequelize } from 'sequelize'
import { sqliteOptions } from './testing/databases.js'
import { createProject, type Project, SQLITE3 } from './testing/project.js'

let project: Project
beforeEach(() => {
  project = createProject({
    'config/config.js': `
      const { sqlite3 } = require(${JSON.stringify(SQLITE3)})
      module.exports = { development: { dialect: 'sqlite', dialectModule: sqlite3, storage: 'dev.sqlite', logging: false } }`,
    'migrations/1-notes.js': `
      module.exports = {
        up: (queryInterface, { INTEGER, STRING }) =>
          queryInterface.createTable('notes', {
            id: { type: INTEGER, primaryKey: true, autoIncrement: true },
            text: { type: STRING, allowNull: false },
          }),
      }`,
    'models/note.js': `
      module.exports = (sequelize, { STRING }) =>
        sequelize.define('Note', { text: { type: STRING, allowNull: false } }, { tableName: 'notes', timestamps: false })`,
    'seeders/1-notes.js': `
      const { DataTypes } = require('sequelize')
      const { factoriesFor, Seeder } = require('@seed/core')
      const { registerSeeders } = require('@seed/sequelize')

      const notes = factoriesFor()('Note', { text: ({ index }) => 'note ' + index })
      class NoteSeeder extends Seeder {
        run({ create }) {
          create(notes, 3)
        }
      }
      const register = ({ sequelize }) => {
        require('../models/note')(sequelize, DataTypes)
        return registerSeeders(sequelize, { seeders: [NoteSeeder], confirm: async ({ database }) => database })
      }
      module.exports = {
        up: async (queryInterface) => { await register(queryInterface).run() },
        down: async (queryInterface) => { await register(queryInterface).clean() },
      }`,
  })
})
afterEach(() => project.remove())

async function notes(): Promise<unknown> {
  const sequelize = new Sequelize(sqliteOptions(`${project.folder}/dev.sqlite`))
  const [rows] = await sequelize.query('SELECT id, text FROM notes ORDER BY id')
  await sequelize.close()
  return rows
}

describe('a seed file of sequelize-cli', () => {
  it('runs seeders of ours with db:seed:all, and takes their rows back with db:seed:undo:all', async () => {
    expect(await project.sequelizeCli('db:migrate')).toMatchObject({ code: 0 })
    const seeded = await project.sequelizeCli('db:seed:all')
    expect(seeded.output).toContain('== 1-notes: migrated')
    expect(seeded.code).toBe(0)
    expect(await notes()).toEqual([0, 1, 2].map((i) => ({ id: i + 1, text: `note ${i}` })))

    const again = await project.sequelizeCli('db:seed:all')
    expect(again.code).not.toBe(0)
    expect(again.output).toContain('RUN.ALREADY')

    expect(await project.sequelizeCli('db:seed:undo:all')).toMatchObject({ code: 0 })
    expect(await notes()).toEqual([])
  })
})
