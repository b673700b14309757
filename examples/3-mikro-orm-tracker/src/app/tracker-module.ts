import { MikroORM } from '@mikro-orm/sqlite'
import { Inject, Module, type OnModuleDestroy } from '@nestjs/common'
import { registerSeeders } from '@seed/mikro-orm'
import options from '../mikro-orm.config.js'
import { tracker } from '../seeds.js'
import { Board } from './board.js'
import { DemoAccount, DemoAccountSeeder } from './demo-account.js'
import { FirstFill, SEEDS } from './first-fill.js'

@Module({
  providers: [
    Board,
    DemoAccount,
    DemoAccountSeeder,
    FirstFill,
    { provide: MikroORM, useFactory: () => MikroORM.init(options) },
    {
      provide: SEEDS,
      inject: [MikroORM, DemoAccountSeeder],
      useFactory: (orm: MikroORM, account: DemoAccountSeeder) =>
        registerSeeders(orm, { ...tracker, seeders: [...tracker.seeders, account] }),
    },
  ],
})
export class TrackerModule implements OnModuleDestroy {
  constructor(@Inject(MikroORM) private readonly orm: MikroORM) {}

  async onModuleDestroy(): Promise<void> {
    await this.orm.close()
  }
}
