import { setImmediate } from 'node:timers/promises'

/** Lets timers, signals and sockets have their turn between two batches of synchronous work. */
export async function yieldToEventLoop(): Promise<void> {
  await setImmediate()
}
