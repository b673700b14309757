import { DataTypes, Model, type Sequelize } from 'sequelize'
import type { CreationOptional, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import type { Stay } from './stay.js'

/** Someone who books. Kept after deletion (`paranoid`), for past stays need a name on their invoice. */
export class Guest extends Model<InferAttributes<Guest>, InferCreationAttributes<Guest>> {
  declare id: CreationOptional<number>
  declare firstName: string
  declare lastName: string
  declare email: string
  declare phone: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare deletedAt: CreationOptional<Date | null>
  declare stays?: NonAttribute<Stay[]>
}

export function defineGuest(sequelize: Sequelize): void {
  Guest.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      firstName: { type: DataTypes.STRING(60), allowNull: false },
      lastName: { type: DataTypes.STRING(60), allowNull: false },
      email: { type: DataTypes.STRING(120), allowNull: false, unique: true },
      phone: DataTypes.STRING(30),
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
      deletedAt: DataTypes.DATE,
    },
    { sequelize, modelName: 'Guest', tableName: 'guests', underscored: true, paranoid: true },
  )
}
