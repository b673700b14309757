import { DataTypes, Model, type Sequelize } from 'sequelize'
import type { CreationOptional, InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize'
import type { Amenity } from './amenity.js'
import type { Room } from './room.js'

export class Hotel extends Model<InferAttributes<Hotel>, InferCreationAttributes<Hotel>> {
  declare id: CreationOptional<number>
  /** Its name in addresses: `/hotels/grand-harbour/availability`. */
  declare slug: string
  declare name: string
  declare city: string
  /** Two letters. */
  declare country: string
  /** 2 to 5. */
  declare stars: number
  declare rooms?: NonAttribute<Room[]>
  declare amenities?: NonAttribute<Amenity[]>
}

export function defineHotel(sequelize: Sequelize): void {
  Hotel.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      slug: { type: DataTypes.STRING(60), allowNull: false, unique: true },
      name: { type: DataTypes.STRING(60), allowNull: false },
      city: { type: DataTypes.STRING(60), allowNull: false },
      country: { type: DataTypes.STRING(2), allowNull: false },
      stars: { type: DataTypes.INTEGER, allowNull: false },
    },
    { sequelize, modelName: 'Hotel', tableName: 'hotels', underscored: true, timestamps: false },
  )
}
