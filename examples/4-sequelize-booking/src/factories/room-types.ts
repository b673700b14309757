import { defineFactory, unique } from '@seed/core'
import { RoomType } from '../models/index.js'

/** What is said of a type of rooms. */
interface RoomTypeData {
  readonly code: string
  readonly name: string
  readonly capacity: number
  readonly basePrice: string
}

export const ROOM_TYPES: readonly RoomTypeData[] = [
  { code: 'single', name: 'Single room', capacity: 1, basePrice: '65.00' },
  { code: 'double', name: 'Double room', capacity: 2, basePrice: '95.00' },
  { code: 'family', name: 'Family room', capacity: 4, basePrice: '140.00' },
  { code: 'suite', name: 'Suite', capacity: 3, basePrice: '210.00' },
]

function dataOf(code: string): RoomTypeData {
  const found = ROOM_TYPES.find((type) => type.code === code)
  if (found === undefined) throw new RangeError('there is no such type of rooms')
  return found
}

export const roomTypes = defineFactory(RoomType, {
  code: unique(ROOM_TYPES.map(({ code }) => code)),
  name: ({ row }) => dataOf(row.code).name,
  capacity: ({ row }) => dataOf(row.code).capacity,
  basePrice: ({ row }) => dataOf(row.code).basePrice,
})
