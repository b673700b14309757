/** The program of a thread that replaces values: told of one entity after the other, it gives back page after page. */
import { parentPort, workerData } from 'node:worker_threads'
import { InternalError } from '../../errors/seed-error.js'
import { loadLocale } from '../../values/locale.js'
import { createKeyRing } from '../keys/create-key-ring.js'
import { errorData } from './error-data.js'
import { type MaskGiven, openJob } from './open-job.js'
import type { Answer, Message, ThreadStart } from './protocol.js'
import { transferList } from './transfer-list.js'

if (parentPort === null) throw new InternalError('this module is the program of a thread')
const port = parentPort
const { key, mode, locale } = workerData as ThreadStart
const context = loadLocale(locale).then((words) => ({ keys: createKeyRing(key, mode), words }))
/** The entity at work. */
let open: Promise<MaskGiven> | undefined

async function answer(message: Message): Promise<void> {
  if ('job' in message) {
    open = context.then((known) => openJob(message.job, known))
    open.catch(() => undefined) // told with the first page
    return
  }
  try {
    const mask = await open
    if (mask === undefined) throw new InternalError('a page came before its entity')
    const done = mask(message.page)
    send({ id: message.id, done }, transferList(done.packed.bytes))
  } catch (error) {
    send({ id: message.id, error: errorData(error) }, [])
  }
}

function send(sent: Answer, transfer: readonly ArrayBuffer[]): void {
  port.postMessage(sent, transfer)
}

/** Messages are answered in their order. */
let last = Promise.resolve()
port.on('message', (message: Message) => {
  last = last.then(() => answer(message))
})
