import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import {
  BeforeInsert,
  Column,
  Entity,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Tree,
  TreeChildren,
  TreeParent,
} from 'typeorm'

/** A hook that makes the key itself, whatever was set. */
@Entity('tickets')
export class Ticket {
  @PrimaryColumn({ length: 60 })
  id!: string

  @BeforeInsert()
  makeKey(): void {
    this.id = `ticket_${randomUUID()}`
  }
}

/** A hook that keeps a key that is set, and fills another property. */
@Entity('orders')
export class Purchase {
  @PrimaryColumn({ length: 60 })
  id!: string

  @Column({ type: 'varchar', nullable: true })
  slug!: string | null

  @Column({ type: 'varchar', nullable: true, insert: false })
  note!: string | null

  @BeforeInsert()
  fill(): void {
    this.id ??= randomUUID()
    this.slug = this.id.toLowerCase()
  }
}

/** A tree that TypeORM keeps in a second table. */
@Entity('boxes')
@Tree('closure-table')
export class Box {
  @PrimaryColumn({ length: 20 })
  code!: string

  @TreeParent()
  inside!: Relation<Box> | null

  @TreeChildren()
  contents!: Relation<Box[]>
}

/** A tree with a key that the database makes. */
@Entity('shelves')
@Tree('materialized-path')
export class Shelf {
  @PrimaryGeneratedColumn()
  id!: number

  @TreeParent()
  above!: Relation<Shelf> | null

  @TreeChildren()
  below!: Relation<Shelf[]>
}

/** A key that PostgreSQL insists on making. */
@Entity('invoices')
export class Invoice {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number
}

export const hostileEntities = [Ticket, Purchase, Box, Shelf]
