/** Entry for the conformance tests of adapters. */
export type { DescribeOptions, Dialect, Domain, OpenAdapter, OpenedAdapter, OpenRequest, Orm } from './opened.js'
