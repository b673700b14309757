/** A length as the application holds it; the column holds millimetres. */
export class Length {
  constructor(readonly metres: number) {}
}

/** TypeORM's transformer between the two. */
export const lengthInMillimetres = {
  to: (value: unknown): unknown => (value instanceof Length ? Math.round(value.metres * 1000) : value),
  from: (value: unknown): unknown => (typeof value === 'number' ? new Length(value / 1000) : value),
}
