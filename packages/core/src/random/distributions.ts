export { drawExponential, drawNormal, normalQuantile } from './normal.js'
export { createWeighted } from './weighted.js'
export { createZipf } from './zipf.js'
