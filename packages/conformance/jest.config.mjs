import preset from '../../tools/jest.preset.mjs'

export default { ...preset, testMatch: ['<rootDir>/testing/**/*.test.ts'] }
