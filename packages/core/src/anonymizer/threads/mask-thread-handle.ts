import { Worker } from 'node:worker_threads'
import { InternalError } from '../../errors/seed-error.js'
import type { EntityJob } from './entity-job.js'
import { errorOf } from './error-data.js'
import type { Answer, Message, ThreadStart } from './protocol.js'
import type { DonePage, GivenPage } from './open-job.js'
import { transferList } from './transfer-list.js'

/** Room for young objects, in megabytes: pages are many short-lived texts, which should not be moved about. */
const YOUNG_MEGABYTES = 48

interface Waiting {
  readonly resolve: (done: DonePage) => void
  readonly reject: (error: Error) => void
}

/** One thread that replaces values. */
export class MaskThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 0
  #ended: Error | undefined

  constructor(program: URL, start: ThreadStart) {
    this.#worker = new Worker(program, {
      name: 'seed mask',
      workerData: start,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    this.#worker.on('message', (answer: Answer) => this.#take(answer))
    this.#worker.on('error', (error) => this.#end(error))
    this.#worker.on('exit', () => this.#end(new InternalError('a thread that replaces values has ended')))
  }

  /** Pages that it has not given back. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** Says of which entity the next pages are. */
  tell(job: EntityJob): void {
    this.#send({ job }, [])
  }

  /** Replaces the values of a page, which is gone here. */
  mask(page: GivenPage): Promise<DonePage> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#send({ id, page }, transferList(page.packed.bytes))
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #send(message: Message, transfer: readonly ArrayBuffer[]): void {
    this.#worker.postMessage(message, transfer)
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('error' in answer) waiting?.reject(errorOf(answer.error))
    else waiting?.resolve(answer.done)
  }

  #end(error: Error): void {
    this.#ended ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}
