import { DataTypes, Model, type Sequelize } from 'sequelize'
import type { CreationOptional, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import type { Room } from './room.js'

export class RoomType extends Model<InferAttributes<RoomType>, InferCreationAttributes<RoomType>> {
  declare id: CreationOptional<number>
  declare code: string
  declare name: string
  /** How many adults it sleeps. */
  declare capacity: number
  /** A night in a hotel of three stars. */
  declare basePrice: string
  declare rooms?: NonAttribute<Room[]>
}

export function defineRoomType(sequelize: Sequelize): void {
  RoomType.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      code: { type: DataTypes.STRING(20), allowNull: false, unique: true },
      name: { type: DataTypes.STRING(60), allowNull: false },
      capacity: { type: DataTypes.INTEGER, allowNull: false },
      basePrice: { type: DataTypes.DECIMAL(8, 2), allowNull: false },
    },
    { sequelize, modelName: 'RoomType', tableName: 'room_types', underscored: true, timestamps: false },
  )
}
