/**
 * One line that says how far the work is, on a terminal only.
 *
 * @param {NodeJS.WriteStream} stream
 */
export function showProgress(stream) {
  let shownAt = 0
  /** @param {import('@seed/core').Progress} progress */
  const show = ({ phase, entity = '', done, total, elapsedMs }) => {
    if (!stream.isTTY || elapsedMs - shownAt < 100) return
    shownAt = elapsedMs
    stream.write(`\r\x1b[K${phase} ${entity} ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`)
  }
  const clear = () => {
    if (stream.isTTY) stream.write('\r\x1b[K')
  }
  return { show, clear }
}
