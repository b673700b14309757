import { compileNames } from '../../../infer/find-meaning.js'
import { splitWords } from '../../../infer/words.js'
import { CONSEQUENCES, type Meaning, NAMES } from './meanings.js'
import type { Holding } from '../holding.js'

const find = compileNames<Meaning>(NAMES)

// Words behind a name that leave its meaning as it is: `email_old`, `phone_e164`, `address_billing`, `PHONE1`.
const MODIFIERS = new Set(
  (
    'old new prev previous current raw clean cleaned normalized normalised canonical lower lc formatted value plain text str string txt ' +
    'field col fld primary main secondary alt alternate alternative other backup home work business office private personal ' +
    'billing shipping mailing delivery local intl international full short display public legal native latin kana enc ' +
    'encrypted cipher ciphertext crypt masked hash hashed sha md bidx bi index num no nr number code cd val phonetic crypted privat dienstlich geschaftlich geschaftl priv ' +
    'pro perso personnel professionnel domicile bureau fixe casa lavoro ufficio trabajo trabalho particular empresa prive ' +
    'zakelijk werk thuis abrechnung versand rechnung lieferung facturation livraison facturacion envio fatturazione ' +
    'spedizione cobranca entrega e'
  ).split(' '),
)

/** A meaning and the words that said it. */
export interface FoundMeaning {
  readonly meaning: Meaning
  /** True for a digest of such a value: whoever can guess the value can tell it. */
  readonly hashed: boolean
}

/**
 * What a field's name says of somebody's privacy. Words are read as for seeding; numbers and words such as `old` or
 * `billing` at the end are left out when the whole name says nothing.
 *
 * @returns undefined for a name that says nothing, or nothing that a field of this kind could hold.
 */
export function findFieldMeaning(name: string, holding: Holding): FoundMeaning | undefined {
  const all = splitWords(name)
  for (let words = withoutPrefixes(all); words.length > 0; words = words.slice(0, -1)) {
    const meaning = find(words)
    if (meaning !== undefined && CONSEQUENCES[meaning].holds.includes(holding)) {
      return { meaning, hashed: all.slice(1).some((word) => /^(hash|hashed|sha|md|bidx)$/.test(word)) }
    }
    if (!isModifier(words.at(-1) ?? '')) return undefined
  }
  return undefined
}

// Hungarian and table prefixes: `str_email`, `tbl_`, `f_`; `is` and `has` belong to flags.
function withoutPrefixes(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words
  return rest.length > 0 && /^(str|txt|vc|fld|col|tbl|var|dtm|dt|int|bln|s|v|c)$/.test(first) ? rest : words
}

function isModifier(word: string): boolean {
  return /^\d+$/.test(word) || MODIFIERS.has(word)
}
