/** Members of an object by name, in the order of the names; those that are not set are left out. */
export function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const members = names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]] as const)
  return Object.fromEntries(members) as Pick<T, K>
}
