import { drawPick } from '../../random/draw.js'
import type { RandomSource } from '../../random/source.js'
import { fillPattern } from '../fill-pattern.js'

/** Numbers that payment providers publish for tests: they pass the check digit and can never be charged. */
const TEST_CARDS = [
  '4242424242424242',
  '4111111111111111',
  '5555555555554444',
  '5105105105105100',
  '378282246310005',
  '6011111111111117',
]

/** Examples from the IBAN registry. */
const EXAMPLE_IBANS = [
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'FR1420041010050500013M02606',
  'ES9121000418450200051332',
  'NL91ABNA0417164300',
  'AT611904300234573201',
]

const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD', 'SEK']

/** A card number for tests. */
export function drawCardNumber(source: RandomSource): string {
  return drawPick(source, TEST_CARDS)
}

/** The example IBAN of some country. */
export function drawIban(source: RandomSource): string {
  return drawPick(source, EXAMPLE_IBANS)
}

/** ISO 4217 code of a currency in wide use. */
export function drawCurrency(source: RandomSource): string {
  return drawPick(source, CURRENCIES)
}

/** The shape of a US social security number; numbers that begin with 666 were never issued. */
export function drawSsn(source: RandomSource): string {
  return fillPattern(source, '666-##-####', true)
}
