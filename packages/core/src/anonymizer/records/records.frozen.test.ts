import { expect, it } from '@jest/globals'
import { testKey } from '../attacks/testing/system.js'
import { createAnonymizer } from './create-anonymizer.js'

// A change of any of these breaks what users keep: the same key must give the same replacements for ever.
it('gives these replacements for this key', async () => {
  const ours = await createAnonymizer({ key: testKey('a frozen key') })
  const record = {
    id: 1234,
    code: 'cus_ab12cd34',
    email: 'Ann.Smith@hospital.example',
    name: 'Ann Smith',
    phone: '+1 (212) 736-5000',
    ssn: '123-45-6789',
    birth: '1980-02-29',
    seen: new Date('2024-05-06T07:08:09Z'),
    ip: '81.2.69.142',
    card: '4539 1488 0343 6467',
    address: { street: '1 High Street', city: 'Springfield', zip: '12345', country: 'US' },
    notes: [{ by: 'bob@hospital.example', text: 'Seen twice. Feels well.' }],
  }
  const masked = await ours.anonymizeRecord(record, {
    id: 'key',
    code: 'key',
    email: 'email',
    name: 'name',
    phone: 'phone',
    ssn: 'ssn',
    birth: 'date',
    seen: 'date',
    ip: 'ip',
    card: 'creditCard',
    address: 'address',
    notes: { by: 'email', text: 'freeText' },
  })
  expect(ours.keyId).toMatchInlineSnapshot(`"af2bde100ebe1816"`)
  expect(ours.hashIdentifier('1234')).toMatchInlineSnapshot(
    `"c0dcbc0af1a636eae00344e14dc09186dba0a8d8b916960a687fe8020aca648d"`,
  )
  expect(masked).toMatchInlineSnapshot(`
   {
     "address": {
       "city": "Farmington Hills",
       "country": "US",
       "street": "431 S Washington Street",
       "zip": "03084",
     },
     "birth": "1980-03-05",
     "card": "4242 4226 5646 5016",
     "code": "cus_0fbc67c2",
     "email": "jevon.heidenreich.6fetaakton3wyxvg@example.net",
     "id": 72270842,
     "ip": "192.0.2.114",
     "name": "Jevon Heidenreich",
     "notes": [
       {
         "by": "jennie.hills.v6ey47okltwtfv3q@example.org",
         "text": "Dolore vir. Attollo et.",
       },
     ],
     "phone": "+1 (730) 555-0119",
     "seen": 2024-05-11T07:08:09.000Z,
     "ssn": "915-13-8610",
   }
  `)
})
