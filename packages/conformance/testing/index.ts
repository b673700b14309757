/** Entry for the conformance tests of adapters. */
export { describeAdapter } from './describe-adapter.js'
export type { DescribeOptions, Dialect, Domain, OpenAdapter, OpenedAdapter, OpenRequest, Orm } from './opened.js'
