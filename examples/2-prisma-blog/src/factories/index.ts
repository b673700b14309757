export { authors, profiles } from './authors.js'
export { posts, readingMinutesOf, slugOf } from './posts.js'
export { TAG_COUNT, tags } from './tags.js'
