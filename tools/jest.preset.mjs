/** `npm run test:deep` runs the long files (`x.deep.ts`) instead of the quick ones. */
const suite = process.env.SEED_TESTS === 'deep' ? 'deep' : 'test'

/**
 * Jest as native ES modules, straight from TypeScript. Start it with `node --experimental-vm-modules`.
 * The condition `@seed/source` leads imports of sibling packages to their sources, so nothing is built first.
 *
 * @type {import('jest').Config}
 */
export default {
  testEnvironment: 'node',
  // Real databases on a machine with other work: a hung test still ends.
  testTimeout: 60_000,
  testEnvironmentOptions: { customExportConditions: ['@seed/source', 'node', 'node-addons'] },
  testMatch: [`<rootDir>/{src,conformance,test}/**/*.${suite}.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  collectCoverageFrom: ['<rootDir>/src/**/*.ts'],
  clearMocks: true,
}
