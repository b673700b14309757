// Jest as most CommonJS apps run it: the ES modules of @seed and faker are transformed like the app's own files.
const swc = [
  process.env.SWC_JEST,
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
  },
]

module.exports = {
  testMatch: ['<rootDir>/*.test.ts'],
  transform: { '^.+\\.[jt]s$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(@seed|@faker-js)/)'],
}
