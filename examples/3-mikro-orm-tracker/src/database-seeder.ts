import { Seeder } from '@mikro-orm/seeder'
import type { EntityManager } from '@mikro-orm/sqlite'
import { registerSeeders } from '@seed/mikro-orm'
import { tracker } from './seeds.js'

/** MikroORM's own seeder, which `mikro-orm seeder:run` starts: brings the data set of `seed mikro-orm run`. */
export class DatabaseSeeder extends Seeder {
  async run(em: EntityManager): Promise<void> {
    const { rows, fingerprint } = await registerSeeders(em, tracker).run()
    console.log(`${rows} rows, fingerprint ${fingerprint}`)
  }
}
