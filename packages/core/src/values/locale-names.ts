/** Locales with word lists, as faker names them. */
export const LOCALES: readonly string[] = (
  'af_ZA ar az bn_BD cs_CZ cy da de de_AT de_CH dv el en en_AU en_AU_ocker en_BORK en_CA en_GB en_GH en_HK en_IE en_IN ' +
  'en_NG en_NP en_US en_ZA eo es es_MX fa fi fr fr_BE fr_CA fr_CH fr_LU fr_SN he hr hu hy id_ID it ja ka_GE ko ku_ckb ' +
  'ku_kmr_latin lv mk mn_MN_cyrl nb_NO ne nl nl_BE pl pt_BR pt_PT ro ro_MD ru sk sl_SI sr_RS_latin sv ta_IN th tr uk ur ' +
  'uz_UZ_latin vi yo_NG zh_CN zh_TW zu_ZA'
).split(' ')

/** The country (ISO 3166-1 alpha-2) of each locale whose word lists name none. */
const COUNTRIES: Readonly<Record<string, string>> = {
  ar: 'SA',
  az: 'AZ',
  cy: 'GB',
  da: 'DK',
  de: 'DE',
  dv: 'MV',
  el: 'GR',
  es: 'ES',
  fa: 'IR',
  fi: 'FI',
  fr: 'FR',
  he: 'IL',
  hr: 'HR',
  hu: 'HU',
  hy: 'AM',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  ku_ckb: 'IQ',
  ku_kmr_latin: 'TR',
  lv: 'LV',
  mk: 'MK',
  ne: 'NP',
  nl: 'NL',
  pl: 'PL',
  ro: 'RO',
  ru: 'RU',
  sk: 'SK',
  sv: 'SE',
  th: 'TH',
  tr: 'TR',
  uk: 'UA',
  ur: 'PK',
  vi: 'VN',
}

/** Country of a locale: what its lists say, else where its language is at home, else the United States (en, eo). */
export function countryOf(locale: string, stated: string | undefined): string {
  return stated ?? COUNTRIES[locale] ?? 'US'
}
