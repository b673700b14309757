export { AuthorSeeder } from './author-seeder.js'
export { PostSeeder } from './post-seeder.js'
export { TagSeeder } from './tag-seeder.js'
