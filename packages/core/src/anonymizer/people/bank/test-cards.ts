/**
 * First six digits of numbers that card brands and payment providers publish for tests, by brand as `credit-card-type` names
 * them. No card was issued under them, or none that can be charged.
 */
const TEST_PREFIXES: Readonly<Record<string, string>> = {
  'american-express': '378282',
  'diners-club': '305693',
  discover: '601111',
  elo: '636368',
  hiper: '637095',
  hipercard: '606282',
  jcb: '353011',
  maestro: '675964',
  mastercard: '555555',
  mir: '220000',
  naranja: '589562',
  troy: '979200',
  unionpay: '620000',
  verve: '506099',
  visa: '424242',
}

/** Begins no card: the digit 0 is for other uses (ISO/IEC 7812-1). */
const NOBODYS = '000000'

/** Digits of a prefix. */
export const PREFIX_LENGTH = 6

/** The prefix of test cards of the brand that a number is of; of no brand where it is of none or may be of several. */
export type CardPrefix = (digits: string) => string

/** Digits that a brand can be told by: issuers are numbered by at most eight (ISO/IEC 7812-1:2017). */
const ISSUER_LENGTH = 8

/** Issuers remembered; there are a few thousand in a country's data. */
const MOST_ISSUERS = 100_000

/** Loads the list of brands. */
export async function loadCardPrefixes(): Promise<CardPrefix> {
  const { default: typesOf } = await import('credit-card-type')
  const known = new Map<string, string>()
  const find = (issuer: string): string => {
    const [type, other] = typesOf(issuer)
    return other === undefined ? (TEST_PREFIXES[type?.type ?? ''] ?? NOBODYS) : NOBODYS
  }
  return (digits) => {
    const issuer = digits.slice(0, ISSUER_LENGTH)
    let prefix = known.get(issuer)
    if (prefix === undefined) {
      if (known.size === MOST_ISSUERS) known.clear()
      known.set(issuer, (prefix = find(issuer)))
    }
    return prefix
  }
}
