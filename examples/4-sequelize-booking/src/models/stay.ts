import { DataTypes, Model, type Sequelize } from 'sequelize'
import type { CreationOptional, ForeignKey, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import type { Guest } from './guest.js'
import type { Payment } from './payment.js'
import type { Room } from './room.js'

export const STAY_STATUSES = ['BOOKED', 'CHECKED_IN', 'CHECKED_OUT', 'CANCELLED'] as const
export type StayStatus = (typeof STAY_STATUSES)[number]

/** A guest in a room, from the day of arrival to the day of departure; that night the room is free again. */
export class Stay extends Model<InferAttributes<Stay>, InferCreationAttributes<Stay>> {
  declare id: CreationOptional<number>
  declare reference: string
  declare roomId: ForeignKey<number>
  declare guestId: ForeignKey<number>
  declare from: string
  declare to: string
  declare adults: number
  declare status: StayStatus
  /** All nights together. */
  declare total: string
  declare bookedAt: CreationOptional<Date>
  declare cancelledAt: CreationOptional<Date | null>
  declare room?: NonAttribute<Room>
  declare guest?: NonAttribute<Guest>
  declare payments?: NonAttribute<Payment[]>
}

export function defineStay(sequelize: Sequelize): void {
  Stay.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      reference: { type: DataTypes.STRING(16), allowNull: false, unique: true },
      roomId: { type: DataTypes.INTEGER, allowNull: false },
      guestId: { type: DataTypes.INTEGER, allowNull: false },
      from: { type: DataTypes.DATEONLY, allowNull: false, field: 'from_date' },
      to: { type: DataTypes.DATEONLY, allowNull: false, field: 'to_date' },
      adults: { type: DataTypes.INTEGER, allowNull: false },
      status: { type: DataTypes.ENUM(...STAY_STATUSES), allowNull: false },
      total: { type: DataTypes.DECIMAL(10, 2), allowNull: false },
      bookedAt: { type: DataTypes.DATE, allowNull: false },
      cancelledAt: DataTypes.DATE,
    },
    {
      sequelize,
      modelName: 'Stay',
      tableName: 'stays',
      underscored: true,
      createdAt: 'bookedAt',
      updatedAt: false,
      indexes: [{ fields: ['room_id', 'from_date'] }],
      validate: {
        // Runs where the application writes, and with `--through orm`.
        leavesAfterArriving(this: Stay) {
          if (this.to <= this.from) throw new Error('A stay ends after the day it begins.')
        },
      },
    },
  )
}
