import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import {
  Collection,
  defineEntity,
  EntitySchema,
  type EventArgs,
  type EventSubscriber,
  p,
  StringType,
  Type,
} from '@mikro-orm/core'
import {
  BeforeCreate,
  Entity,
  ManyToMany,
  ManyToOne,
  PrimaryKey,
  Property,
  ReflectMetadataProvider,
} from '@mikro-orm/decorators/legacy'

/** Money as the application holds it; the column holds cents. */
export class Money {
  constructor(readonly cents: number) {}
}

class MoneyType extends Type<Money, number> {
  override convertToDatabaseValue(value: Money | null): number {
    return value === null ? (value as never) : value.cents
  }

  override convertToJSValue(value: number | null): Money {
    return value === null ? (value as never) : new Money(value)
  }

  override getColumnType(): string {
    return 'integer'
  }
}

export const Geo = defineEntity({
  name: 'Geo',
  embeddable: true,
  properties: { latitude: p.float().nullable(), placeName: p.string().length(40).nullable() },
})

export const Home = defineEntity({
  name: 'Home',
  embeddable: true,
  properties: {
    city: p.string().length(40).nullable(),
    geo: () => p.embedded(Geo).nullable(),
  },
})

export const Tenant = defineEntity({
  name: 'Tenant',
  tableName: 'tenants',
  properties: { id: p.integer().primary(), name: p.string().unique() },
})

export const Member = defineEntity({
  name: 'Member',
  tableName: 'members',
  uniques: [
    { name: 'members_nick', properties: ['tenant', 'nick'] },
    { name: 'members_email', properties: ['email'] },
  ],
  filters: { alive: { name: 'alive', cond: { deletedAt: null }, default: true } },
  properties: {
    tenant: () => p.manyToOne(Tenant).primary(),
    number: p.integer().primary(),
    tenantId: p.integer().persist(false),
    email: p.type(new StringType({ case: 'lower' })).length(80),
    nick: p.string().length(20).nullable(),
    active: p.boolean().default(true),
    balance: p.decimal().precision(10).scale(2).default('0.00'),
    rating: p.decimal('number').precision(4).scale(1).nullable(),
    visits: p.bigint().nullable(),
    steps: p.bigint('string').nullable(),
    role: p.enum(['GUEST', 'ADMIN'] as const).default('GUEST'),
    level: p.enum([1, 2]),
    settings: p.json<object>().nullable(),
    labels: p.array().nullable(),
    birthday: p.date().nullable(),
    wakes: p.time(0).nullable(),
    credit: p.type(MoneyType).nullable(),
    token: p.uuid().nullable(),
    photo: p.blob().nullable(),
    home: () => p.embedded(Home).nullable(),
    second: () => p.embedded(Home).object().nullable(),
    boss: () => p.manyToOne(Member).nullable(),
    seenAt: p.datetime(0).nullable(),
    createdAt: p.datetime(0).onCreate(() => new Date()), // prettier-ignore
    updatedAt: p.datetime(0).onCreate(() => new Date()).onUpdate(() => new Date()), // prettier-ignore
    deletedAt: p.datetime(0).nullable(),
    state: p.string().length(10).onCreate(() => 'new'), // prettier-ignore
    shown: p.string().nullable().formula('1'),
    version: p.integer().version(),
  },
})

/** Keys made by the application; a random one, and one that looks at its row. */
export const Ticket = defineEntity({
  name: 'Ticket',
  tableName: 'tickets',
  properties: {
    id: p.uuid().primary().onCreate(() => randomUUID()), // prettier-ignore
    code: p.string().length(12).unique(),
    slug: p.string().length(20).onCreate((ticket: { code?: string }) => `t-${String(ticket.code)}`), // prettier-ignore
    salt: p.string().length(40).onCreate(() => randomUUID()), // prettier-ignore
    seen: p.bigint('number').onCreate(() => Date.now()), // prettier-ignore
  },
})

@Entity({ tableName: 'topics' })
export class Topic {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ length: 40, unique: true })
  title!: string

  @ManyToMany(() => Author, 'topics')
  authors = new Collection<Author>(this)
}

@Entity({ tableName: 'authors' })
export class Author {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ length: 60 })
  name!: string

  @Property({ length: 60, nullable: true })
  greeting?: string

  @ManyToMany(() => Topic, 'authors', { owner: true })
  topics = new Collection<Topic>(this)

  @ManyToMany(() => Author)
  friends = new Collection<Author>(this)

  @ManyToOne(() => Author, { nullable: true })
  editor?: Author

  @ManyToOne(() => Topic, { nullable: true, mapToPk: true })
  favourite?: number

  @BeforeCreate()
  greet(): void {
    this.greeting = `Hello ${this.name}`
  }
}

export const Label = new EntitySchema<{ code: string; rank?: number }>({
  name: 'Label',
  tableName: 'labels',
  properties: {
    code: { type: 'string', length: 10, primary: true },
    rank: { type: 'integer', default: 3 },
  },
})

/** One table for all kinds of animals. */
export const Animal = defineEntity({
  name: 'Animal',
  tableName: 'animals',
  discriminatorColumn: 'kind',
  discriminatorValue: 'animal',
  properties: { id: p.integer().primary(), name: p.string().length(20) },
})

export const Cat = defineEntity({
  name: 'Cat',
  extends: Animal,
  discriminatorValue: 'cat',
  properties: { lives: p.integer(), prey: () => p.manyToOne(Animal).nullable() },
})

export const Dog = defineEntity({
  name: 'Dog',
  extends: Animal,
  discriminatorValue: 'dog',
  properties: { tricks: p.integer().unique() },
})

/** Counts what MikroORM inserts of authors, and marks their names. */
export class AuthorSubscriber implements EventSubscriber<Author> {
  inserted = 0

  getSubscribedEntities(): [typeof Author] {
    return [Author]
  }

  beforeCreate({ entity }: EventArgs<Author>): void {
    entity.name = `${entity.name}!`
  }

  afterCreate(): void {
    this.inserted += 1
  }
}

export const entities = [Tenant, Member, Home, Geo, Ticket, Topic, Author, Label, Animal, Cat, Dog]
export const metadataProvider = ReflectMetadataProvider
