import { dataSource } from './data-source.js'

await dataSource.initialize()
await dataSource.synchronize()
await dataSource.destroy()
