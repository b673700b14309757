import type { Converter } from '@seed/core/adapter'
import type { PlatformLike, PropertyLike } from '../client.js'
import { isOwnType } from './field-type.js'

type Json = Readonly<Record<string, unknown>>
type Convert = (value: unknown) => unknown

/** An embeddable that is kept as JSON: its members go by their column names there, through their own custom types. */
export function embeddedConverter(property: PropertyLike, platform: PlatformLike): Converter {
  return { toStored: overItems(property, writer(property, platform)), fromStored: overItems(property, reader(property, platform)) } // prettier-ignore
}

function overItems({ array }: PropertyLike, convert: (value: Json) => Json): Convert {
  const one: Convert = (value) => (isObject(value) ? convert(value) : value)
  return array === true ? (value) => (Array.isArray(value) ? value.map(one) : value) : one
}

interface Member {
  readonly property: string
  readonly key: string
  readonly convert: Convert
}

function writer(property: PropertyLike, platform: PlatformLike): (value: Json) => Json {
  const members = membersOf(property, (own) => {
    if (own.kind === 'embedded') return embeddedConverter(own, platform).toStored
    const type = own.customType
    return isOwnType(type) ? (value) => type.convertToDatabaseValue(value, platform as never) : same
  })
  return (value) => renamed(members.map(({ property: from, key: to, convert }) => ({ from, to, convert })), value) // prettier-ignore
}

function reader(property: PropertyLike, platform: PlatformLike): (value: Json) => Json {
  const members = membersOf(property, (own) => {
    if (own.kind === 'embedded') return embeddedConverter(own, platform).fromStored
    if (own.runtimeType === 'Date') return (value) => (typeof value === 'string' ? new Date(value) : value)
    const type = own.customType
    return isOwnType(type) ? (value) => type.convertToJSValue(value, platform as never) : same
  })
  return (value) => renamed(members.map(({ property: to, key: from, convert }) => ({ from, to, convert })), value) // prettier-ignore
}

function membersOf({ embeddedProps }: PropertyLike, make: (own: PropertyLike) => Convert): readonly Member[] {
  return Object.entries(embeddedProps ?? {}).map(([name, own]) => ({
    property: own.embedded?.[1] ?? name,
    key: own.fieldNames?.[0] ?? name,
    convert: make(own),
  }))
}

function renamed(
  members: readonly { readonly from: string; readonly to: string; readonly convert: Convert }[],
  value: Json,
): Json {
  return Object.fromEntries(
    members.flatMap(({ from, to, convert }) => {
      const member = value[from]
      return member === undefined ? [] : [[to, member === null ? null : convert(member)] as const]
    }),
  )
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const same: Convert = (value) => value
