import 'reflect-metadata'
import { Inject, Injectable, Module, type OnModuleDestroy } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { type RegisteredSeeds, type SeedContext, Seeder } from '@seed/core'
import { registerSeeders } from '@seed/typeorm'
import { DataSource } from 'typeorm'
import { dataSource } from './data-source.js'
import { users } from './factories/index.js'
import { shop } from './seeds.js'

@Injectable()
class ShopSettings {
  readonly admins: number = 3
}

/** A seeder that the container makes: it gets what it needs like any other provider. */
@Injectable()
class AdminSeeder extends Seeder {
  constructor(private readonly settings: ShopSettings) {
    super()
  }

  run({ create }: SeedContext): void {
    create(users.as('admin'), this.settings.admins)
  }
}

const SEEDS = Symbol('the seeds of the shop')

@Module({
  providers: [
    ShopSettings,
    AdminSeeder,
    { provide: DataSource, useFactory: () => dataSource.initialize() },
    {
      provide: SEEDS,
      inject: [DataSource, AdminSeeder],
      useFactory: (source: DataSource, admins: AdminSeeder) =>
        registerSeeders(source, { ...shop, seeders: [...shop.seeders, admins] }),
    },
  ],
})
class AppModule implements OnModuleDestroy {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onModuleDestroy(): Promise<void> {
    await this.source.destroy()
  }
}

const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'] })
const { rows, fingerprint } = await app.get<RegisteredSeeds>(SEEDS).run()
console.log(`${rows} rows, fingerprint ${fingerprint}`)
await app.close()
