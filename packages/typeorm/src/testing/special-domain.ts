import 'reflect-metadata'
import {
  Column,
  Entity,
  EntitySchema,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  ViewEntity,
  VirtualColumn,
} from 'typeorm'

/** Two sides of a join table that is also an entity of its own. */
@Entity()
export class Course {
  @PrimaryColumn()
  id!: number

  @VirtualColumn({ query: () => 'SELECT 1' })
  always!: number

  @ManyToMany(() => Student)
  @JoinTable({ name: 'seats', joinColumn: { name: 'course_id' }, inverseJoinColumn: { name: 'student_id' } })
  students!: Relation<Student[]>

  /** Without constraints, as in databases that are sharded. */
  @ManyToMany(() => Student, { createForeignKeyConstraints: false })
  @JoinTable({ name: 'waiting' })
  waiting!: Relation<Student[]>
}

@Entity()
export class Student {
  @PrimaryColumn()
  id!: number
}

@Entity('seats')
export class Seat {
  @PrimaryColumn({ name: 'course_id' })
  courseId!: number

  @PrimaryColumn({ name: 'student_id' })
  studentId!: number

  @Column({ default: 0 })
  row!: number

  @ManyToOne(() => Course)
  @JoinColumn({ name: 'course_id' })
  course!: Relation<Course>

  @ManyToOne(() => Student)
  @JoinColumn({ name: 'student_id' })
  student!: Relation<Student>
}

@ViewEntity({ expression: 'SELECT 1 AS "one"' })
export class OneView {
  @Column()
  one!: number
}

/** An entity without a class. */
export const Country = new EntitySchema<{ code: string; neighbour: unknown }>({
  name: 'Country',
  tableName: 'countries',
  columns: { code: { type: 'varchar', length: 2, primary: true } },
  relations: { neighbour: { type: 'many-to-one', target: 'Country', nullable: true, joinColumn: true } },
})

export const specialEntities = [Course, Student, Seat, OneView, Country]
