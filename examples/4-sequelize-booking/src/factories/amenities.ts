import { defineFactory, unique } from '@seed/core'
import { Amenity } from '../models/index.js'

const NAMES: Readonly<Record<string, string>> = {
  wifi: 'Wireless internet',
  breakfast: 'Breakfast',
  parking: 'Parking',
  pool: 'Swimming pool',
  sauna: 'Sauna',
  pets: 'Pets welcome',
}

export const AMENITY_CODES: readonly string[] = Object.keys(NAMES)

export const amenities = defineFactory(Amenity, {
  code: unique(AMENITY_CODES),
  name: ({ row }) => NAMES[row.code] ?? row.code,
})
