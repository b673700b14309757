/** `node tools/assert-node.mjs 22.17`: fails unless this is Node 22.17.x. For jobs that test another version than the pinned one. */
const [wanted = ''] = process.argv.slice(2)
const wantedParts = wanted.split('.')
const isWanted = wanted !== '' && wantedParts.every((part, i) => process.versions.node.split('.')[i] === part)
console.log(`Node ${process.versions.node}, wanted ${wanted}`)
process.exitCode = isWanted ? 0 : 1
