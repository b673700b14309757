import 'reflect-metadata'
import { belongsTo, defineFactory, type SeedContext, Seeder, unique } from '@seed/core'
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm'

/** Which rule of the table row 90,000 breaks; no plan can know of any. */
export type Fault = 'none' | 'check' | 'unique' | 'not-null'

@Entity('sensors')
export class Sensor {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 20, unique: true })
  name!: string
}

@Entity('readings')
// Beyond what a plan understands, and keys are the plan's own: it cannot be foreseen.
@Check('readings_lucky', `(("id" * 7) % 1000000) <> 630007 OR "label" <> 'unlucky'`)
export class Reading {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 30, unique: true })
  code!: string

  @Column({ length: 20 })
  label!: string

  @Column({ type: 'integer' })
  amount!: number

  @ManyToOne(() => Sensor, { nullable: false })
  @JoinColumn({ name: 'sensor_id' })
  sensor!: Relation<Sensor>
}

export const readingEntities = [Sensor, Reading]

/** Place of the row that breaks the table's rule. */
export const BAD_ROW = 90_000

const sensors = defineFactory(Sensor, { name: unique('sensor-###') })

/** Sensors and their readings, one of them at fault. */
export class ReadingSeeder extends Seeder<{ rows: number; fault: Fault }> {
  run({ create }: SeedContext): void {
    const { fault = 'none', rows = 100_000 } = this.options
    const bad = (index: number): boolean => index === BAD_ROW
    const readings = defineFactory(Reading, {
      sensor: belongsTo(() => sensors),
      code: unique(({ index }) => `code ${fault === 'unique' && bad(index) ? 17 : index}`),
      label: ({ index }) => (fault === 'check' && bad(index) ? 'unlucky' : 'fine'),
      amount: ({ index }) => (fault === 'not-null' && bad(index) ? (null as never) : index % 100),
    })
    create(sensors, 20)
    create(readings, rows)
  }
}
