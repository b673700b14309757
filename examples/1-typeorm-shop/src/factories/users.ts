import { createHash } from 'node:crypto'
import { days, defineFactory, unique } from '@seed/core'
import { type Permission, Role, User } from '../entities/index.js'

/** Every seeded user has this password. Hashed once: a slow hash for every row would cost more than all else together. */
const PASSWORD_HASH = createHash('sha256').update('TestPassword123!').digest('hex')

const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  [Role.User]: ['read'],
  [Role.Moderator]: ['read', 'write', 'delete'],
  [Role.Admin]: ['read', 'write', 'delete', 'manage_users'],
}

const REASONS = ['Account suspended', 'Closed by the user', 'Disputed payment', 'No activity for a year']

/** Roles that users get in turn, unless told: `users.with({ roles: [Role.Admin] })`. */
export const DEFAULT_ROLES: readonly Role[] = [Role.User, Role.Admin, Role.Moderator]

export const users = defineFactory(
  User,
  {
    id: unique('usr_##########'),
    email: ({ person }) => person.email,
    username: ({ person }) => person.username,
    firstName: ({ person }) => person.firstName,
    lastName: ({ person }) => person.lastName,
    password: PASSWORD_HASH,
    role: ({ index, params }) => params.roles[index % params.roles.length] ?? Role.User,
    permissions: ({ row }) => PERMISSIONS[row.role],
    isActive: ({ chance }) => chance(0.9),
    phone: ({ chance, address }) => (chance(0.5) ? address.phone : null),
    address: ({ address: { street, city, state, zipCode, country } }) => ({ street, city, state, zipCode, country }),
    createdAt: ({ now, between }) => between(new Date(now.getTime() - days(365)), now),
    deactivatedAt: ({ row, now, between }) => (row.isActive ? null : between(row.createdAt, now)),
    deactivationReason: ({ row, pick }) => (row.isActive ? null : pick(REASONS)),
    updatedAt: ({ row, now, between }) => row.deactivatedAt ?? between(row.createdAt, now),
  },
  { params: { roles: DEFAULT_ROLES } },
).states({
  admin: { role: Role.Admin },
  moderator: { role: Role.Moderator },
  inactive: { isActive: false },
})
