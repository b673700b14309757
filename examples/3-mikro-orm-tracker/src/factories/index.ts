export { LABELS, labels } from './labels.js'
export { projects } from './projects.js'
export { teams } from './teams.js'
export { users } from './users.js'
