import preset from '../../tools/jest.preset.mjs'

/** Clients are generated when they are missing. @type {import('jest').Config} */
export default { ...preset, globalSetup: '<rootDir>/conformance/generate.mjs' }
