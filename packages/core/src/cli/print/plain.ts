import type { Paint } from '../io.js'

/** Leaves text without colour. */
export const painterOfNothing: Paint = (_, text) => text
