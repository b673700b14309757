import { defineEntity, p } from '@mikro-orm/core'

export const Bill = defineEntity({
  name: 'Bill',
  tableName: 'bills',
  properties: {
    id: p.integer().primary().autoincrement(),
    billNumber: p.string().length(20).unique(),
    payments: () => p.oneToMany(Payment).mappedBy('bill'),
  },
})

/** The root of one table. */
export const Payment = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  discriminatorColumn: 'kind',
  discriminatorValue: 'Payment',
  properties: {
    id: p.integer().primary().autoincrement(),
    amount: p.decimal().precision(12).scale(2),
    bill: () => p.manyToOne(Bill).inversedBy('payments'),
  },
})

/** Columns of children allow NULL, for the rows of the others. */
export const CardPayment = defineEntity({
  name: 'CardPayment',
  extends: Payment,
  discriminatorValue: 'card',
  properties: { lastFour: p.string().length(4).nullable() },
})

export const TransferPayment = defineEntity({
  name: 'TransferPayment',
  extends: Payment,
  discriminatorValue: 'transfer',
  properties: { reference: p.string().length(40).nullable() },
})

export const Place = defineEntity({
  name: 'Place',
  embeddable: true,
  properties: {
    street: p.string().length(80),
    city: p.string().length(60),
    postcode: p.string().length(10).nullable().fieldName('post_code'),
  },
})

export const Customer = defineEntity({
  name: 'Customer',
  tableName: 'customers',
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.string().length(60),
    home: () => p.embedded(Place).prefix(false),
  },
})

export const Member = defineEntity({
  name: 'Member',
  tableName: 'members',
  uniques: [{ name: 'members_nick', properties: ['nick'], where: { isActive: true } }],
  properties: {
    id: p.integer().primary().autoincrement(),
    nick: p.string().length(40).nullable(),
    isActive: p.boolean().default(true),
  },
})

export const Team = defineEntity({
  name: 'Team',
  tableName: 'teams',
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.string().length(40).unique(),
    captain: () => p.manyToOne(Player).inversedBy('captainOf'),
    players: () => p.oneToMany(Player).mappedBy('team'),
  },
})

export const Player = defineEntity({
  name: 'Player',
  tableName: 'players',
  properties: {
    id: p.integer().primary().autoincrement(),
    team: () => p.manyToOne(Team).inversedBy('players'),
    captainOf: () => p.oneToMany(Team).mappedBy('captain'),
  },
})

export const Folder = defineEntity({
  name: 'Folder',
  tableName: 'folders',
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.string().length(40).unique(),
    documents: () => p.oneToMany(Document).mappedBy('folder'),
  },
})

export const Document = defineEntity({
  name: 'Document',
  tableName: 'documents',
  schema: 'archive',
  properties: {
    id: p.integer().primary().autoincrement(),
    title: p.string().length(80),
    folder: () => p.manyToOne(Folder).inversedBy('documents'),
    parent: () => p.manyToOne(Document).nullable().inversedBy('children'),
    children: () => p.oneToMany(Document).mappedBy('parent'),
  },
})

export const Note = defineEntity({
  name: 'Note',
  tableName: 'notes',
  properties: {
    id: p.integer().primary().autoincrement(),
    labels: p.array(),
    scores: p.array((item) => Number(item)).columnType('integer[]'),
  },
})

export const Sensor = defineEntity({
  name: 'Sensor',
  tableName: 'sensors',
  properties: {
    id: p.integer().primary().autoincrement(),
    name: p.string().length(20).unique(),
    readings: () => p.oneToMany(Reading).mappedBy('sensor'),
  },
})

export const Reading = defineEntity({
  name: 'Reading',
  tableName: 'readings',
  properties: {
    id: p.integer().primary().autoincrement(),
    code: p.string().length(30).unique(),
    label: p.string().length(20),
    place: p.integer(),
    amount: p.integer(),
    sensor: () => p.manyToOne(Sensor).inversedBy('readings'),
  },
})
