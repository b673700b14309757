import 'reflect-metadata'
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm'

/** Types that only PostgreSQL has, in a schema that is not the default one. */
@Entity({ name: 'documents', schema: 'archive' })
export class Document {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @Column({ type: 'text', array: true, default: [] })
  tags!: string[]

  @Column({ type: 'enum', enum: ['new', 'old'], array: true, nullable: true })
  marks!: string[] | null

  @Column({ type: 'enum', enum: ['draft', 'final'], default: 'draft' })
  state!: string

  @Column({ type: 'jsonb', default: {} })
  body!: unknown

  @Column({ type: 'timestamptz', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  seen!: Date

  @Column({ type: 'timestamptz', array: true, nullable: true })
  seenBy!: Date[] | null

  @Column({ type: 'bytea', nullable: true })
  raw!: Buffer | null

  @Column({ type: 'char', length: 4 })
  initials!: string

  @Column({ type: 'point', nullable: true })
  place!: string | null

  @ManyToOne(() => Document, { nullable: true, deferrable: 'INITIALLY IMMEDIATE' })
  @JoinColumn({ name: 'parent_id' })
  parent!: Relation<Document> | null
}

export const postgresEntities = [Document]
