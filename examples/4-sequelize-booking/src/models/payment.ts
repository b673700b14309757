import { DataTypes, Model, type Sequelize } from 'sequelize'
import type { CreationOptional, ForeignKey, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import type { Stay } from './stay.js'

export const PAYMENT_KINDS = ['DEPOSIT', 'BALANCE'] as const
export const PAYMENT_STATUSES = ['DUE', 'PAID', 'REFUNDED', 'VOID'] as const
export type PaymentKind = (typeof PAYMENT_KINDS)[number]
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** One of the two parts in which a stay is paid: a deposit when it is booked, the rest on arrival. */
export class Payment extends Model<InferAttributes<Payment>, InferCreationAttributes<Payment>> {
  declare id: CreationOptional<number>
  declare stayId: ForeignKey<number>
  declare kind: PaymentKind
  declare amount: string
  declare status: PaymentStatus
  declare method: CreationOptional<'CARD' | 'TRANSFER' | 'CASH' | null>
  declare paidAt: CreationOptional<Date | null>
  declare stay?: NonAttribute<Stay>
}

export function definePayment(sequelize: Sequelize): void {
  Payment.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      stayId: { type: DataTypes.INTEGER, allowNull: false },
      kind: { type: DataTypes.ENUM(...PAYMENT_KINDS), allowNull: false },
      amount: { type: DataTypes.DECIMAL(10, 2), allowNull: false },
      status: { type: DataTypes.ENUM(...PAYMENT_STATUSES), allowNull: false },
      method: DataTypes.ENUM('CARD', 'TRANSFER', 'CASH'),
      paidAt: DataTypes.DATE,
    },
    {
      sequelize,
      modelName: 'Payment',
      tableName: 'payments',
      underscored: true,
      timestamps: false,
      indexes: [{ fields: ['stay_id'] }],
    },
  )
}
