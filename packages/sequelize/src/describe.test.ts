import { expect, it } from '@jest/globals'
import { describeSequelize } from './describe.js'
import { openSqlite } from './testing/databases.js'

it('describes every model', async () => {
  const sequelize = await openSqlite()
  const { entities } = describeSequelize(sequelize)
  expect(entities.map(({ name }) => name)).toEqual(['Author', 'Topic', 'Photo', 'Loan', 'Author_topics', 'Invoice'])
  await sequelize.close()
})
