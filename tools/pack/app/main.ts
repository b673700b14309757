import { seedUsers } from './users'

seedUsers().then(console.log, (error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
