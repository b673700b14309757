// Jest with `--experimental-vm-modules`: nothing in node_modules is transformed.
const { transform } = require('./jest.transform.cjs')

module.exports = { testMatch: ['<rootDir>/*.test.ts'], transform: { '^.+\\.ts$': transform['^.+\\.[jt]s$'] } }
