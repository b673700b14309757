/**
 * Sequelize spells a `Date` as the wall-clock time of its `timezone` option. Gives the function that moves a wall-clock time,
 * held in the UTC parts of a `Date`, so that the very same is written; nothing is moved in UTC, which is Sequelize's default.
 *
 * @param zone - An offset, `+02:00`, or a name, `Europe/Oslo`.
 */
export function toZone(zone: string | undefined): (wallClock: Date) => Date {
  const offset = offsetIn(zone ?? '+00:00')
  return (wallClock) => {
    const near = new Date(wallClock.getTime() - offset(wallClock))
    // The offset may be another one there, on the days when clocks change.
    return new Date(wallClock.getTime() - offset(near))
  }
}

function offsetIn(zone: string): (moment: Date) => number {
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (fixed !== null) {
    const [, sign, hours, minutes] = fixed
    const ms = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
    return () => ms
  }
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return (moment) => {
    const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
    return name === 'GMT' ? 0 : offsetIn(name.slice('GMT'.length))(moment)
  }
}
