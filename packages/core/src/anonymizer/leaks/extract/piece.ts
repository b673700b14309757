/** Something found inside a text. */
export interface Piece {
  /** How a report calls it: `e-mail in text`, `base64`. */
  readonly how: string
  readonly text: string
  /**
   * `'token'`: looked for as a value of every kind. `'digits'`: as a number. `'text'`: looked at as if it stood alone, what is inside
   * it included.
   */
  readonly as: 'token' | 'digits' | 'text'
}

/** Finds pieces of one sort; in time that grows with the text's length only. */
export interface Extractor {
  /** `e-mail`, `base64`: for tests that leave one out. */
  readonly name: string
  /** Whether it takes apart what is coded: then it is not used on its own results. */
  readonly decodes: boolean
  /** @param features - Of the text, as `featuresOf` says. */
  find(text: string, features: number): readonly Piece[]
}

export const NOTHING: readonly Piece[] = []
