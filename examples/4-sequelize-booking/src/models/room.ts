import { DataTypes, Model, type Sequelize } from 'sequelize'
import type { CreationOptional, ForeignKey, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import type { Hotel } from './hotel.js'
import type { RoomType } from './room-type.js'
import type { Stay } from './stay.js'

export class Room extends Model<InferAttributes<Room>, InferCreationAttributes<Room>> {
  declare id: CreationOptional<number>
  declare hotelId: ForeignKey<number>
  declare typeId: ForeignKey<number>
  /** As on its door; no two rooms of a hotel have the same. */
  declare number: number
  /** The price of its type, for the stars of its hotel. */
  declare pricePerNight: string
  declare hotel?: NonAttribute<Hotel>
  declare type?: NonAttribute<RoomType>
  declare stays?: NonAttribute<Stay[]>
}

export function defineRoom(sequelize: Sequelize): void {
  Room.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      hotelId: { type: DataTypes.INTEGER, allowNull: false },
      typeId: { type: DataTypes.INTEGER, allowNull: false },
      number: { type: DataTypes.INTEGER, allowNull: false },
      pricePerNight: { type: DataTypes.DECIMAL(8, 2), allowNull: false },
    },
    {
      sequelize,
      modelName: 'Room',
      tableName: 'rooms',
      underscored: true,
      timestamps: false,
      indexes: [{ name: 'rooms_number', unique: true, fields: ['hotel_id', 'number'] }],
    },
  )
}
