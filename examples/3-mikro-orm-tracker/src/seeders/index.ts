export { ProjectSeeder } from './project-seeder.js'
export { TeamSeeder } from './team-seeder.js'
export { UserSeeder } from './user-seeder.js'
