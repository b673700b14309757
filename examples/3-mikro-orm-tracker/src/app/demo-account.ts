import { Injectable } from '@nestjs/common'
import { type SeedContext, Seeder } from '@seed/core'
import { users } from '../factories/index.js'

/** The account that people log in with on their own machines. */
@Injectable()
export class DemoAccount {
  readonly name: string = 'Demo'
  readonly email: string = process.env['DEMO_EMAIL'] ?? 'demo@tracker.example'
}

/** A seeder that the container makes: it gets what it needs like any other provider. */
@Injectable()
export class DemoAccountSeeder extends Seeder {
  constructor(private readonly account: DemoAccount) {
    super()
  }

  run({ create }: SeedContext): void {
    create(users.as('known', this.account.name, this.account.email), 1)
  }
}
