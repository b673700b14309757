import { MikroORM } from '@mikro-orm/sqlite'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { RegisteredSeeds } from '@seed/core'
import { User } from '../entities.js'

export const SEEDS = Symbol('the seeds of the tracker')

/** Fills the database when the application finds it empty. Never in production, where nobody asked for these rows. */
@Injectable()
export class FirstFill implements OnApplicationBootstrap {
  constructor(
    @Inject(MikroORM) private readonly orm: MikroORM,
    @Inject(SEEDS) private readonly seeds: RegisteredSeeds,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (process.env['NODE_ENV'] === 'production' || (await this.orm.em.fork().count(User)) > 0) return
    const { rows } = await this.seeds.run()
    console.log(`The database was empty: ${rows} rows seeded.`)
  }
}
