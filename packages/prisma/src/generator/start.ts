import helper from '@prisma/generator-helper'
import { writeDatamodel } from './write-datamodel.js'

/**
 * Answers `prisma generate` on the standard streams, for a schema with
 * `generator seed { provider = "seed-prisma-generator" }`.
 */
export function startGenerator(): void {
  helper.generatorHandler({
    // Counts from the schema's folder: beside the client, where Prisma's own template puts that.
    onManifest: () => ({
      prettyName: 'the schema for @seed/prisma',
      defaultOutput: '../generated/seed-datamodel.json',
    }),
    onGenerate: writeDatamodel,
  })
}
