import type { Sequelize } from 'sequelize'
import { Amenity, defineAmenity, HotelAmenity } from './amenity.js'
import { defineGuest, Guest } from './guest.js'
import { defineHotel, Hotel } from './hotel.js'
import { definePayment, Payment } from './payment.js'
import { defineRoomType, RoomType } from './room-type.js'
import { defineRoom, Room } from './room.js'
import { defineStay, Stay } from './stay.js'

export { Amenity, Guest, Hotel, HotelAmenity, Payment, Room, RoomType, Stay }
export type { PaymentKind, PaymentStatus } from './payment.js'
export type { StayStatus } from './stay.js'

/** Defines all models on an instance: the application's own, or the one that sequelize-cli made. */
export function defineModels(sequelize: Sequelize): void {
  defineHotel(sequelize)
  defineAmenity(sequelize)
  defineRoomType(sequelize)
  defineRoom(sequelize)
  defineGuest(sequelize)
  defineStay(sequelize)
  definePayment(sequelize)
  associate()
}

function associate(): void {
  Hotel.hasMany(Room, { as: 'rooms', foreignKey: 'hotelId', onDelete: 'RESTRICT' })
  Room.belongsTo(Hotel, { as: 'hotel', foreignKey: 'hotelId' })
  RoomType.hasMany(Room, { as: 'rooms', foreignKey: 'typeId', onDelete: 'RESTRICT' })
  Room.belongsTo(RoomType, { as: 'type', foreignKey: 'typeId' })
  Hotel.belongsToMany(Amenity, {
    as: 'amenities',
    through: HotelAmenity,
    foreignKey: 'hotelId',
    otherKey: 'amenityCode',
  })
  Amenity.belongsToMany(Hotel, { as: 'hotels', through: HotelAmenity, foreignKey: 'amenityCode', otherKey: 'hotelId' })
  HotelAmenity.belongsTo(Hotel, { as: 'hotel', foreignKey: 'hotelId' })
  HotelAmenity.belongsTo(Amenity, { as: 'amenity', foreignKey: 'amenityCode' })
  Room.hasMany(Stay, { as: 'stays', foreignKey: 'roomId', onDelete: 'RESTRICT' })
  Stay.belongsTo(Room, { as: 'room', foreignKey: 'roomId' })
  Guest.hasMany(Stay, { as: 'stays', foreignKey: 'guestId', onDelete: 'RESTRICT' })
  Stay.belongsTo(Guest, { as: 'guest', foreignKey: 'guestId' })
  Stay.hasMany(Payment, { as: 'payments', foreignKey: 'stayId', onDelete: 'CASCADE' })
  Payment.belongsTo(Stay, { as: 'stay', foreignKey: 'stayId' })
}
