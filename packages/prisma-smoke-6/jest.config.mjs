import preset from '../../tools/jest.preset.mjs'

/** @type {import('jest').Config} */
export default { ...preset, globalSetup: '<rootDir>/generate.mjs' }
