import { Op } from 'sequelize'
import { Room, RoomType, Stay } from './models/index.js'

/** A room that can be booked. */
export interface FreeRoom {
  readonly number: number
  readonly type: string
  readonly sleeps: number
  readonly pricePerNight: string
}

/** Rooms of a hotel that nobody has in any night from `from` to `to`, the cheapest first. */
export async function freeRooms(hotelId: number, from: string, to: string): Promise<readonly FreeRoom[]> {
  const taken = await Stay.findAll({
    attributes: ['roomId'],
    where: { status: { [Op.ne]: 'CANCELLED' }, from: { [Op.lt]: to }, to: { [Op.gt]: from } },
    include: { model: Room, as: 'room', attributes: [], where: { hotelId } },
  })
  const rooms = await Room.findAll({
    where: { hotelId, id: { [Op.notIn]: taken.map(({ roomId }) => roomId) } },
    include: { model: RoomType, as: 'type' },
    order: ['pricePerNight', 'number'],
  })
  return rooms.map(({ number, type, pricePerNight }) => ({
    number,
    type: type?.code ?? '',
    sleeps: type?.capacity ?? 0,
    // SQLite gives a number.
    pricePerNight: Number(pricePerNight).toFixed(2),
  }))
}
