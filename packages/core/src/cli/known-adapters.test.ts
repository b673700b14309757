import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'
import { readPackage } from '../loader/source-file.js'
import { knownAdapters } from './known-adapters.js'

interface Manifest {
  readonly name?: string
  readonly nx?: { readonly tags?: readonly string[] }
  readonly peerDependencies?: Readonly<Record<string, string>>
}

it('knows the adapters of the repository, each by its peers', () => {
  const packages = fileURLToPath(new URL('../../..', import.meta.url))
  const adapters = readdirSync(packages)
    .map((folder): Manifest => readPackage(join(packages, folder)))
    .filter(({ nx }) => nx?.tags?.includes('layer:adapter') === true)
  expect(adapters).not.toEqual([])
  expect(knownAdapters()).toEqual(
    adapters.map(({ name, peerDependencies }) => ({
      name: name?.replace('@seed/', ''),
      peers: Object.keys(peerDependencies ?? {}).filter((peer) => !peer.startsWith('@seed/')),
    })),
  )
})
