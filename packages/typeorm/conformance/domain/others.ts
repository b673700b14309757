import 'reflect-metadata'
import {
  Check,
  ChildEntity,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
  TableInheritance,
} from 'typeorm'

@Entity('bills')
class Bill {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ name: 'bill_number', length: 20, unique: true })
  billNumber!: string

  @OneToMany(() => Payment, (payment) => payment.bill)
  payments!: Relation<Payment[]>
}

@Entity('payments')
@TableInheritance({ column: { type: 'varchar', name: 'kind', length: 20 } })
class Payment {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'decimal', precision: 12, scale: 2 })
  amount!: string

  @ManyToOne(() => Bill, (bill) => bill.payments, { nullable: false })
  @JoinColumn({ name: 'bill_id' })
  bill!: Relation<Bill>
}

@ChildEntity('card')
class CardPayment extends Payment {
  @Column({ type: 'varchar', name: 'last_four', length: 4, nullable: true })
  lastFour!: string | null
}

@ChildEntity('transfer')
class TransferPayment extends Payment {
  @Column({ type: 'varchar', length: 40, nullable: true })
  reference!: string | null
}

class Place {
  @Column({ length: 80 })
  street!: string

  @Column({ length: 60 })
  city!: string

  @Column({ type: 'varchar', name: 'post_code', length: 10, nullable: true })
  postcode!: string | null
}

@Entity('customers')
class Customer {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 60 })
  name!: string

  @Column(() => Place, { prefix: false })
  home!: Place
}

@Entity('members')
@Index('members_active_nick', ['nick'], { unique: true, where: 'is_active' })
class Member {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'varchar', length: 40, nullable: true })
  nick!: string | null

  @Column({ name: 'is_active', default: true })
  isActive!: boolean
}

/** TypeORM wants to be told that one relation of a circle is nullable; the table is stricter. */
@Entity('teams')
class Team {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 40, unique: true })
  name!: string

  @ManyToOne(() => Player, (player) => player.captainOf)
  @JoinColumn({ name: 'captain_id' })
  captain!: Relation<Player>

  @OneToMany(() => Player, (player) => player.team)
  players!: Relation<Player[]>
}

@Entity('players')
class Player {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Team, (team) => team.players, { nullable: false })
  @JoinColumn({ name: 'team_id' })
  team!: Relation<Team>

  @OneToMany(() => Team, (team) => team.captain)
  captainOf!: Relation<Team[]>
}

@Entity('folders')
class Folder {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 40, unique: true })
  name!: string

  @OneToMany(() => Document, (document) => document.folder)
  documents!: Relation<Document[]>
}

@Entity({ name: 'documents', schema: 'archive' })
class Document {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 80 })
  title!: string

  @ManyToOne(() => Folder, (folder) => folder.documents)
  @JoinColumn({ name: 'folder_id' })
  folder!: Relation<Folder>

  @ManyToOne(() => Document, (document) => document.children)
  @JoinColumn({ name: 'parent_id' })
  parent!: Relation<Document> | null

  @OneToMany(() => Document, (document) => document.parent)
  children!: Relation<Document[]>
}

@Entity('notes')
class Note {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text', array: true })
  labels!: string[]

  @Column({ type: 'integer', array: true })
  scores!: number[]
}

@Entity('sensors')
class Sensor {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 20, unique: true })
  name!: string

  @OneToMany(() => Reading, (reading) => reading.sensor)
  readings!: Relation<Reading[]>
}

@Entity('readings')
@Check('readings_lucky', `((place * 7) % 1000000) <> 630000 OR label <> 'unlucky'`)
class Reading {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 30, unique: true })
  code!: string

  @Column({ length: 20 })
  label!: string

  @Column({ type: 'integer' })
  place!: number

  @Column({ type: 'integer' })
  amount!: number

  @ManyToOne(() => Sensor, (sensor) => sensor.readings, { nullable: false })
  @JoinColumn({ name: 'sensor_id' })
  sensor!: Relation<Sensor>
}

/** Entities of the domains that mean the same on every database that has them. */
export const OTHERS = {
  inheritance: [Bill, Payment, CardPayment, TransferPayment],
  embedded: [Customer],
  'partial-index': [Member],
  cycle: [Team, Player],
  'second-schema': [Folder, Document],
  arrays: [Note],
  readings: [Sensor, Reading],
} as const
