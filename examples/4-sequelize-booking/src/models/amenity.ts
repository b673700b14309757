import { DataTypes, Model, type Sequelize } from 'sequelize'
import type { CreationOptional, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import type { Hotel } from './hotel.js'

/** What a hotel offers beside the bed. */
export class Amenity extends Model<InferAttributes<Amenity>, InferCreationAttributes<Amenity>> {
  declare code: string
  declare name: string
  declare hotels?: NonAttribute<Hotel[]>
}

/** The model between hotels and amenities. */
export class HotelAmenity extends Model<InferAttributes<HotelAmenity>, InferCreationAttributes<HotelAmenity>> {
  declare hotelId: number
  declare amenityCode: string
  /** What it costs a night; null where it is included. */
  declare fee: CreationOptional<string | null>
  declare hotel?: NonAttribute<Hotel>
  declare amenity?: NonAttribute<Amenity>
}

export function defineAmenity(sequelize: Sequelize): void {
  Amenity.init(
    {
      code: { type: DataTypes.STRING(20), primaryKey: true },
      name: { type: DataTypes.STRING(60), allowNull: false },
    },
    { sequelize, modelName: 'Amenity', tableName: 'amenities', underscored: true, timestamps: false },
  )
  HotelAmenity.init(
    {
      hotelId: { type: DataTypes.INTEGER, primaryKey: true },
      amenityCode: { type: DataTypes.STRING(20), primaryKey: true },
      fee: DataTypes.DECIMAL(8, 2),
    },
    { sequelize, modelName: 'HotelAmenity', tableName: 'hotel_amenities', underscored: true, timestamps: false },
  )
}
