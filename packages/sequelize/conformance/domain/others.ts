import type { Domain } from '@seed/conformance'
import { DataTypes, Op, type Sequelize } from 'sequelize'

const REQUIRED = { allowNull: false } as const

function defineMember(sequelize: Sequelize): void {
  sequelize.define(
    'Member',
    { nick: DataTypes.STRING(40), isActive: { type: DataTypes.BOOLEAN, ...REQUIRED, defaultValue: true } },
    {
      indexes: [
        { name: 'members_active_nick', unique: true, fields: ['nick'], where: { is_active: { [Op.eq]: true } } },
      ],
    },
  )
}

function defineCycle(sequelize: Sequelize): void {
  const Team = sequelize.define('Team', { name: { type: DataTypes.STRING(40), ...REQUIRED, unique: true } })
  const Player = sequelize.define('Player', {})
  Team.belongsTo(Player, { as: 'captain', foreignKey: 'captainId', constraints: false })
  Player.hasMany(Team, { as: 'captainOf', foreignKey: 'captainId', constraints: false })
  Player.belongsTo(Team, { as: 'team', foreignKey: { name: 'teamId', ...REQUIRED } })
  Team.hasMany(Player, { as: 'players', foreignKey: 'teamId' })
}

function defineArchive(sequelize: Sequelize): void {
  const Folder = sequelize.define('Folder', { name: { type: DataTypes.STRING(40), ...REQUIRED, unique: true } })
  const Document = sequelize.define(
    'Document',
    { title: { type: DataTypes.STRING(80), ...REQUIRED } },
    { schema: 'archive' },
  )
  Document.belongsTo(Folder, { as: 'folder', foreignKey: 'folderId' })
  Folder.hasMany(Document, { as: 'documents', foreignKey: 'folderId' })
  Document.belongsTo(Document, { as: 'parent', foreignKey: 'parentId' })
  Document.hasMany(Document, { as: 'children', foreignKey: 'parentId' })
}

function defineNote(sequelize: Sequelize): void {
  sequelize.define('Note', {
    labels: { type: DataTypes.ARRAY(DataTypes.TEXT), ...REQUIRED },
    scores: { type: DataTypes.ARRAY(DataTypes.INTEGER), ...REQUIRED },
  })
}

function defineReadings(sequelize: Sequelize): void {
  const Sensor = sequelize.define('Sensor', { name: { type: DataTypes.STRING(20), ...REQUIRED, unique: true } })
  const Reading = sequelize.define('Reading', {
    code: { type: DataTypes.STRING(30), ...REQUIRED, unique: true },
    label: { type: DataTypes.STRING(20), ...REQUIRED },
    place: { type: DataTypes.INTEGER, ...REQUIRED },
    amount: { type: DataTypes.INTEGER, ...REQUIRED },
  })
  Reading.belongsTo(Sensor, { as: 'sensor', foreignKey: { name: 'sensorId', ...REQUIRED } })
  Sensor.hasMany(Reading, { as: 'readings', foreignKey: 'sensorId' })
}

function notMapped(): void {
  throw new Error('Sequelize has no mapping of this domain')
}

/** Models of the domains that mean the same on every database that has them. */
export const OTHERS: Readonly<Record<Exclude<Domain, 'sample'>, (sequelize: Sequelize) => void>> = {
  'partial-index': defineMember,
  cycle: defineCycle,
  'second-schema': defineArchive,
  arrays: defineNote,
  readings: defineReadings,
  inheritance: notMapped,
  embedded: notMapped,
}
