import { expect, it } from '@jest/globals'
import { EXAMPLES } from './testing/catalogue.js'
import { maskAll } from './testing/mask-texts.js'

/** What the first two values become under the fixed key, in English and in German. A change is a breaking change. */
const FROZEN: Readonly<Record<string, readonly unknown[]>> = {
  email: [
    'darrion.gottlieb.rgi46c6zdq5czyxl@example.org',
    'mitchell.stark.huixaonjchy3v2oe@example.org',
    'scottie.durgan.wruosbpwskujowk4@example.net',
    'emilio.gruner.rgi46c6zdq5czyxl@example.org',
    'mirac.sporrer.huixaonjchy3v2oe@example.org',
    'simeon.frank.wruosbpwskujowk4@example.net',
  ],
  'email with its domain': [
    'darrion.gottlieb.rgi46c6zdq5czyxl@mail.test',
    'mitchell.stark.huixaonjchy3v2oe@mail.test',
    'scottie.durgan.wruosbpwskujowk4@example.net',
    'emilio.gruner.rgi46c6zdq5czyxl@mail.test',
    'mirac.sporrer.huixaonjchy3v2oe@mail.test',
    'simeon.frank.wruosbpwskujowk4@example.net',
  ],
  username: [
    'palma_crist_gv6ufbrz3nerxwai',
    'rhiannon_lemke_u2f6vl33ai7etci4',
    'rod_padberg_shkiukpgerykanjm',
    'nelli_dombrowski_gv6ufbrz3nerxwai',
    'rania_lg_u2f6vl33ai7etci4',
    'robin_porth_shkiukpgerykanjm',
  ],
  firstName: ['Rickey', 'Howell', 'Elroy', 'Rick', 'Julien', 'Hauke'],
  lastName: ['Collins', 'Fahey', 'Batz', 'Dehmel', 'Fusenig', 'Beck'],
  fullName: ['Rickey Collins', 'Howell Fahey', 'Elroy Batz', 'Rick Dehmel', 'Julien Fusenig', 'Hauke Beck'],
  gender: ['male', 'female', 'male', 'male', 'female', 'male'],
  phone: ['+1 828-555-0159', '+1 916-555-0129', '46', '+1 828-555-0159', '+1 916-555-0129', '46'],
  'phone in a unique field': [
    '+1 913-859-6086',
    '+1 954-449-5625',
    '77 25',
    '+1 913-859-6086',
    '+1 954-449-5625',
    '77 25',
  ],
  'phone in its format': ['+5 471-352-8744', '+9 960-894-0819', '77 25', '+5 471-352-8744', '+9 960-894-0819', '77 25'],
  ssn: ['903-34-4902', '948-40-3003', 'VXS-PS-7587', '903-34-4902', '948-40-3003', 'VXS-PS-7587'],
  creditCard: [
    '4242 4298 8963 6388',
    '4242 4235 5019 0270',
    '8500 7449 1340 9078',
    '4242 4298 8963 6388',
    '4242 4235 5019 0270',
    '8500 7449 1340 9078',
  ],
  iban: [
    'DE13 9999 9999 7780 5590 39',
    'DE89 9999 9999 4374 3081 93',
    'RA29 2082 0511 4680 1754 11',
    'DE13 9999 9999 7780 5590 39',
    'DE89 9999 9999 4374 3081 93',
    'RA29 2082 0511 4680 1754 11',
  ],
  ip: ['203.0.113.79', '203.0.113.239', '294.0.0.4', '203.0.113.79', '203.0.113.239', '294.0.0.4'],
  'ip in its subnet': ['11.106.22.96', '11.106.22.98', '294.0.0.4', '11.106.22.96', '11.106.22.98', '294.0.0.4'],
  company: [
    'Wilderman and Sons',
    'Schamberger, Goyette and Glover',
    'Zulauf, Bartell and Grant',
    'Weigel, Trautmann und Huneke',
    'Schouren-Göbel',
    'Überacker-Bartels',
  ],
  'company in a unique field': [
    'Wilderman and Sons g2qcewcvhof2fygh',
    'Schamberger, Goyette and Glover dn7cogrrodfic33l',
    'Zulauf, Bartell and Grant howitsypfind3h5y',
    'Weigel, Trautmann und Huneke g2qcewcvhof2fygh',
    'Schouren-Göbel dn7cogrrodfic33l',
    'Überacker-Bartels howitsypfind3h5y',
  ],
  url: [
    'https://example.com/4eiu4gyinntc4e2q.jpg?id=1',
    'https://example.com/xr4arr7nwloxwmq4.jpg?id=1',
    'https://eha6rd7sqqkbnbew.example.com',
    'https://example.com/4eiu4gyinntc4e2q.jpg?id=1',
    'https://example.com/xr4arr7nwloxwmq4.jpg?id=1',
    'https://eha6rd7sqqkbnbew.example.com',
  ],
}

it.each(EXAMPLES)('keeps what it gives: $name', async ({ name, transform, value, unique = false, malformed }) => {
  const values = [value(1), value(2), malformed[0] ?? value(3)]
  const english = await maskAll(transform, values, { unique })
  const german = await maskAll(transform, values, { unique, locale: 'de' })
  expect([...english, ...german]).toEqual(FROZEN[name])
})
