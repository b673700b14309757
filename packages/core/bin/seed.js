#!/usr/bin/env node
// Plain old syntax up to the check, so that an old Node says what is wrong and not where it stumbled.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 17)) {
  process.stderr.write(
    `SeedError: CLI.NODE_VERSION: seed needs Node 22.17 or newer, this is ${process.versions.node}\n`,
  )
  process.exit(2)
}
import('../dist/cli/main.js').then(({ main }) => main(process.argv.slice(2)))
