import { fastify, type FastifyInstance } from 'fastify'
import { registerSeeders } from '@seed/sequelize'
import { freeRooms } from './availability.js'
import { sequelize } from './database.js'
import { Hotel } from './models/index.js'
import { booking } from './seeds.js'

interface Availability {
  Params: { slug: string }
  Querystring: { from: string; to: string }
}

const day = { type: 'string', format: 'date' }
const querystring = { type: 'object', properties: { from: day, to: day }, required: ['from', 'to'] }

/** The server, not listening yet. In development, an empty database is filled before it does. */
export function createServer(): FastifyInstance {
  const app = fastify({ logger: true })
  const seeds = registerSeeders(sequelize, { ...booking, logger: app.log })

  app.addHook('onReady', async () => {
    if (process.env['NODE_ENV'] !== 'production' && (await Hotel.count()) === 0) await seeds.run()
  })
  app.addHook('onClose', () => sequelize.close())

  app.get('/hotels', () => Hotel.findAll({ attributes: ['slug', 'name', 'city', 'stars'], order: ['slug'] }))

  app.get<Availability>('/hotels/:slug/availability', { schema: { querystring } }, async (request, reply) => {
    const { from, to } = request.query
    if (to <= from) return reply.code(400).send({ message: '`to` must be after `from`' })
    const hotel = await Hotel.findOne({ where: { slug: request.params.slug } })
    if (hotel === null) return reply.code(404).send({ message: 'no such hotel' })
    return { hotel: hotel.name, from, to, rooms: await freeRooms(hotel.id, from, to) }
  })
  return app
}
