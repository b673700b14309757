import 'reflect-metadata'
import {
  BeforeInsert,
  Check,
  ChildEntity,
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  type EntitySubscriberInterface,
  EventSubscriber,
  Generated,
  Index,
  type InsertEvent,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  TableInheritance,
  Unique,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm'

/** A domain with one of each kind of column and relation that works on every database. */
export enum Level {
  Low = 1,
  High = 2,
}

export class Money {
  constructor(readonly cents: number) {}
}

/** Money as cents in an integer column. */
export const moneyTransformer = {
  to: (value: Money | null | undefined): unknown => (value instanceof Money ? value.cents : value),
  from: (value: unknown): unknown => (typeof value === 'number' ? new Money(value) : value),
}

export class Place {
  @Column({ type: 'varchar', length: 60 })
  city!: string

  @Column({ type: 'varchar', length: 10, nullable: true, name: 'post_code' })
  zip!: string | null
}

@Entity('tenants')
export class Tenant {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ unique: true })
  slug!: string

  @OneToMany(() => Member, (member) => member.tenant)
  members!: Relation<Member[]>
}

@Entity('members')
@Unique('members_mail', ['tenant', 'email'])
@Check('members_score', '"score" >= 0 AND "score" <= 100')
@Index('members_active_nick', ['nick'], { unique: true, where: '"active" = true' })
export class Member {
  @PrimaryColumn({ name: 'tenant_id' })
  tenantId!: number

  @PrimaryColumn()
  number!: number

  @ManyToOne(() => Tenant, (tenant) => tenant.members, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'tenant_id' })
  tenant!: Relation<Tenant>

  /** Points to a row of the same tenant: shares a column with the key. */
  @ManyToOne(() => Member, (member) => member.reports, { nullable: true })
  @JoinColumn([
    { name: 'boss_tenant_id', referencedColumnName: 'tenantId' },
    { name: 'boss_number', referencedColumnName: 'number' },
  ])
  boss!: Relation<Member> | null

  @OneToMany(() => Member, (member) => member.boss)
  reports!: Relation<Member[]>

  @Column({ length: 80 })
  email!: string

  @Column({ type: 'varchar', length: 20, nullable: true })
  nick!: string | null

  @Column({ default: true })
  active!: boolean

  @Column({ type: 'smallint', default: 0 })
  score!: number

  @Column({ type: 'bigint', nullable: true })
  visits!: string | null

  @Column({ type: 'decimal', precision: 12, scale: 2, default: 0 })
  balance!: string

  @Column({ type: 'double precision', nullable: true })
  ratio!: number | null

  @Column({ type: 'simple-enum', enum: ['ADMIN', 'STAFF', 'GUEST'], default: 'GUEST' })
  role!: string

  @Column({ type: 'simple-enum', enum: Level, default: Level.Low })
  level!: Level

  @Column({ type: 'simple-json', nullable: true })
  settings!: unknown

  @Column({ type: 'simple-array', nullable: true })
  labels!: string[] | null

  @Column({ type: 'date', nullable: true })
  birthday!: string | null

  @Column({ type: 'time', nullable: true })
  wakes!: string | null

  @Column({ nullable: true })
  seenAt!: Date

  @Column({ type: 'integer', nullable: true, transformer: moneyTransformer })
  credit!: Money | null

  @Column({
    type: 'varchar',
    nullable: true,
    transformer: [
      { to: (value: string | null) => value?.toUpperCase() ?? value, from: (value: string | null) => value },
      {
        to: (value: string | null | undefined) => (value === null || value === undefined ? value : `<${value}>`),
        from: (value: string | null) => value?.slice(1, -1) ?? value,
      },
    ],
  })
  motto!: string | null

  @Column({
    type: 'varchar',
    generatedType: 'STORED',
    asExpression: `"email" || '!'`,
    nullable: true,
    insert: false,
    update: false,
  })
  label!: string

  @Column({ type: 'uuid' })
  @Generated('uuid')
  token!: string

  @Column(() => Place)
  home!: Place

  @Column(() => Place, { prefix: 'work_' })
  work!: Place

  @CreateDateColumn()
  createdAt!: Date

  @UpdateDateColumn()
  updatedAt!: Date

  @DeleteDateColumn()
  deletedAt!: Date | null

  @VersionColumn()
  version!: number

  @BeforeInsert()
  lowerEmail(): void {
    this.email = this.email.toLowerCase()
  }
}

@Entity('passports')
export class Passport {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @OneToOne(() => Author, (author) => author.passport, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'author_id' })
  author!: Relation<Author>
}

@Entity('authors')
export class Author {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @OneToOne(() => Passport, (passport) => passport.author)
  passport!: Relation<Passport>

  @ManyToMany(() => Topic, (topic) => topic.authors)
  @JoinTable()
  topics!: Relation<Topic[]>

  @ManyToOne(() => Author, { nullable: true, onDelete: 'SET NULL' })
  mentor!: Promise<Author | null>

  @ManyToOne(() => Topic, { createForeignKeyConstraints: false })
  favourite!: Relation<Topic> | null
}

@Entity('topics')
export class Topic {
  @PrimaryColumn({ length: 30 })
  code!: string

  @ManyToMany(() => Author, (author) => author.topics)
  authors!: Relation<Author[]>

  @ManyToMany(() => Topic)
  @JoinTable({ name: 'related_topics', joinColumn: { name: 'from_code' }, inverseJoinColumn: { name: 'to_code' } })
  related!: Relation<Topic[]>
}

@Entity('assets')
@TableInheritance({ column: { type: 'varchar', name: 'kind', length: 20 } })
export class Asset {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  title!: string

  @ManyToOne(() => Author, { nullable: true })
  @JoinColumn({ name: 'owner_id' })
  owner!: Relation<Author> | null
}

@ChildEntity('photo')
export class Photo extends Asset {
  @Column()
  width!: number

  @ManyToOne(() => Topic, { nullable: true })
  @JoinColumn({ name: 'topic_code' })
  topic!: Relation<Topic> | null
}

@ChildEntity('clip')
export class Clip extends Asset {
  @Column({ type: 'real' })
  seconds!: number
}

/** Counts what it is told of, and marks authors. */
@EventSubscriber()
export class AuthorSubscriber implements EntitySubscriberInterface<Author> {
  static inserted = 0

  listenTo(): typeof Author {
    return Author
  }

  beforeInsert(event: InsertEvent<Author>): void {
    AuthorSubscriber.inserted += 1
    event.entity.name = `${event.entity.name}!`
  }
}

export const entities = [Tenant, Member, Passport, Author, Topic, Asset, Photo, Clip]
