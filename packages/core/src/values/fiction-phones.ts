/**
 * Telephone numbers set aside for fiction, by country: 555-01xx (North American Numbering Plan), and the ranges named by
 * Ofcom (GB), ACMA (AU), Bundesnetzagentur (DE), Arcep (FR), ComReg (IE) and PTS (SE).
 */
const FICTION_PHONES: Readonly<Record<string, readonly string[]>> = {
  US: ['+1 !##-555-01##'],
  CA: ['+1 !##-555-01##'],
  GB: ['+44 7700 900###', '+44 20 7946 0###'],
  AU: ['+61 2 5550 ####', '+61 7 5550 ####'],
  DE: ['+49 30 23125 ###', '+49 40 66969 ###', '+49 69 90009 ###', '+49 89 99998 ###', '+49 221 4710 ###'],
  FR: ['+33 1 99 00 ## ##', '+33 2 61 91 ## ##', '+33 3 53 01 ## ##', '+33 6 39 98 ## ##'],
  IE: ['+353 20 91# ####'],
  SE: ['+46 8 465 004 ##', '+46 31 390 06 ##', '+46 40 628 04 ##'],
}

/** Patterns of telephone numbers for fiction in this country, if it has set some aside. */
export function fictionPhones(country: string): readonly string[] {
  return FICTION_PHONES[country] ?? []
}
