import type { Adapter } from '../../adapter/port.js'
import { leaksNoTarget, leaksSameDatabase } from '../../errors/leaks.js'
import { describeTarget } from '../../guard/describe-target.js'
import { isSamePlace } from '../../guard/same-place.js'
import { readGround } from '../../seeder/session.js'
import type { LeakOptions, LeakReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import { chooseSecrets } from './choose-secrets.js'
import { scanStores } from './scan-stores.js'

/**
 * Searches the target for values of the source. Both are only read; the source as it was at one moment.
 *
 * @throws {SeedError} `LEAKS.NO_TARGET`, `LEAKS.SAME_DATABASE`, `LEAKS.NO_SECRETS`, `RUN.INTERRUPTED`.
 */
export async function scanDatabases(request: AnonymizeRequest, options: LeakOptions): Promise<LeakReport> {
  const { adapter } = request
  if (adapter.openTarget === undefined) throw leaksNoTarget(adapter.name)
  const target = await adapter.openTarget({ url: options.target })
  try {
    await refuseSame(adapter, target)
    return await scanBoth(request, target, options)
  } finally {
    await target.close()
  }
}

async function scanBoth(request: AnonymizeRequest, target: Adapter, options: LeakOptions): Promise<LeakReport> {
  const { schema } = await readGround(request.adapter)
  const catalog = await target.catalog()
  const { signal, onProgress } = options
  const watch = { ...(signal === undefined ? {} : { signal }), ...(onProgress === undefined ? {} : { onProgress }) }
  return request.adapter.transaction(async (from) => {
    const chosen = await chooseSecrets({ request, source: from, schema, catalog })
    return target.transaction(
      (to) => scanStores({ source: from, target: to, targetSchema: catalog, ...chosen, ...watch }),
      'read',
    )
  }, 'snapshot')
}

async function refuseSame(source: Adapter, target: Adapter): Promise<void> {
  const to = await target.target()
  if (isSamePlace(await source.target(), to)) throw leaksSameDatabase(describeTarget(to))
}
