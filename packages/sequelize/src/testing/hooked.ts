import { DataTypes, type Sequelize } from 'sequelize'

/** What ran while Sequelize wrote, oldest first. */
export type Log = string[]

/** Models with hooks, setters and validators. `Guest` has hooks of rows, `Room` those of whole statements. */
export function hookedModels(log: Log): (sequelize: Sequelize) => void {
  const note = (text: string) => (): void => void log.push(text)
  return (sequelize) => {
    sequelize.define(
      'Guest',
      {
        email: {
          type: DataTypes.STRING,
          allowNull: false,
          validate: { isEmail: true },
          set(text: string) {
            this.setDataValue('email', text.toLowerCase())
          },
        },
        slug: DataTypes.STRING,
      },
      {
        updatedAt: 'changedAt',
        hooks: {
          beforeValidate: note('beforeValidate'),
          beforeCreate: (guest) => {
            log.push('beforeCreate')
            guest.set('slug', `${String(guest.get('email'))}!`)
          },
          afterCreate: note('afterCreate'),
          beforeSave: note('beforeSave'),
        },
      },
    )
    sequelize.define(
      'Room',
      {
        number: { type: DataTypes.INTEGER, primaryKey: true },
        beds: { type: DataTypes.INTEGER, allowNull: false, validate: { min: 1 } },
      },
      {
        timestamps: false,
        hooks: { beforeBulkCreate: note('beforeBulkCreate'), afterBulkCreate: note('afterBulkCreate') },
        validate: {
          fits() {
            if ((this['beds'] as number) > 9) throw new Error('too many')
          },
        },
      },
    )
    sequelize.define(
      'Ticket',
      { code: { type: DataTypes.STRING(20), primaryKey: true } },
      { timestamps: false, hooks: { beforeCreate: (ticket) => void ticket.set('code', 'mine', { raw: true }) } },
    )
  }
}
