import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  OneToMany,
  PrimaryColumn,
  type Relation,
  UpdateDateColumn,
} from 'typeorm'
import type { Address } from './address.js'
import type { Order } from './order.js'

export enum Role {
  User = 'USER',
  Admin = 'ADMIN',
  Moderator = 'MODERATOR',
}

export type Permission = 'read' | 'write' | 'delete' | 'manage_users'

/** Someone with an account. */
@Entity('users')
@Check('users_deactivation', '"isActive" = ("deactivatedAt" IS NULL)')
export class User {
  /** `usr_` and ten digits. */
  @PrimaryColumn({ type: 'varchar', length: 24 })
  id!: string

  @Column({ type: 'varchar', length: 120, unique: true })
  email!: string

  @Column({ type: 'varchar', length: 60, unique: true })
  username!: string

  @Column({ type: 'varchar', length: 60 })
  firstName!: string

  @Column({ type: 'varchar', length: 60 })
  lastName!: string

  /** Hash of the password. */
  @Column({ type: 'varchar', length: 100 })
  password!: string

  @Column({ type: 'simple-enum', enum: Role })
  role!: Role

  @Column({ type: 'json' })
  permissions!: readonly Permission[]

  @Column({ type: Boolean, default: true })
  isActive!: boolean

  @Column({ type: 'varchar', length: 30, nullable: true })
  phone!: string | null

  @Column({ type: 'json' })
  address!: Address

  @Column({ type: Date, nullable: true })
  deactivatedAt!: Date | null

  @Column({ type: 'varchar', length: 120, nullable: true })
  deactivationReason!: string | null

  @CreateDateColumn()
  createdAt!: Date

  @UpdateDateColumn()
  updatedAt!: Date

  // Parents name their children by text, so that the files do not import each other in a circle.
  @OneToMany('Order', 'user')
  orders!: Relation<Order>[]
}
