import { describe, expect, it } from '@jest/globals'
import { findFlagMeaning, findJsonMeaning } from './names/flag-names.js'
import { findMomentMeaning } from './names/moment-names.js'
import { findNumberMeaning } from './names/number-names.js'
import { entity, field } from './rows.laws.js'
import { textMeaning } from './text-rule.js'
import { splitWords } from './words.js'

const text = (name: string, owner = 'Thing'): string | undefined =>
  textMeaning(entity([], { name: owner }), field(name, { kind: 'text' }))

describe('splitWords', () => {
  it.each([
    ['firstName', 'first name'],
    ['first_name', 'first name'],
    ['first-name', 'first name'],
    ['address.city', 'address city'],
    ['HTTPStatusCode', 'http status code'],
    ['addressLine2', 'address line 2'],
    ['Straße', 'strasse'],
    ['prénom', 'prenom'],
    ['correo_electrónico', 'correo electronico'],
    ['createdAT', 'created at'],
    ['__v', 'v'],
  ])('%s', (name, words) => {
    expect(splitWords(name).join(' ')).toBe(words)
  })
})

describe('names of text columns', () => {
  it.each([
    ['email', 'e-mail'],
    ['contactEmail', 'e-mail'],
    ['email_address', 'e-mail'],
    ['correo', 'e-mail'],
    ['correo_contacto', 'e-mail'],
    ['courriel', 'e-mail'],
    ['emailTemplate', undefined],
    ['firstName', 'given name'],
    ['vorname', 'given name'],
    ['prénom', 'given name'],
    ['lastName', 'family name'],
    ['nachname', 'family name'],
    ['apellidos', 'family name'],
    ['username', 'user name'],
    ['benutzername', 'user name'],
    ['phoneNumber', 'phone'],
    ['kundentelefon', 'phone'],
    ['teléfono_móvil', 'phone'],
    ['street', 'street'],
    ['hauptstrasse', 'street'],
    ['billing_postal_code', 'postcode'],
    ['plz', 'postcode'],
    ['code_postal', 'postcode'],
    ['codigoPostal', 'postcode'],
    ['shippingCity', 'city'],
    ['ville', 'city'],
    ['ciudad', 'city'],
    ['wohnort', 'city'],
    ['countryCode', 'country'],
    ['land', 'country'],
    ['lieferadresse', 'address'],
    ['state', 'status'],
    ['province', 'region'],
    ['companyName', 'company'],
    ['supplierName', 'company'],
    ['customerName', 'full name'],
    ['fileName', 'file name'],
    ['passwordHash', 'password'],
    ['hashed_password', 'password'],
    ['mot_de_passe', 'password'],
    ['sku', 'stock number'],
    ['orderNumber', 'order number'],
    ['rechnungsnummer', 'order number'],
    ['numero_facture', 'order number'],
    ['beschreibung', 'text'],
    ['bemerkungen', 'text'],
    ['stripeCustomerId', 'id'],
    ['id', 'uuid'],
    ['avatarUrl', 'image address'],
    ['website', 'url'],
    ['lastLoginIp', 'ip address'],
    ['timezone', 'time zone'],
    ['farbe', 'color'],
    ['x', undefined],
    ['flubber', undefined],
  ])('%s is %s', (name, meaning) => {
    expect(text(name)).toBe(meaning)
  })

  it.each([
    ['User', 'full name'],
    ['Kunde', 'full name'],
    ['empleados', 'full name'],
    ['Company', 'company'],
    ['Product', 'product name'],
    ['OrderItem', 'product name'],
    ['Category', 'category'],
    ['City', 'city'],
    ['Tag', 'tag'],
    ['Country', 'country name'],
    ['Thing', 'name'],
  ])('the name of a %s is a %s', (owner, meaning) => {
    expect(text('name', owner)).toBe(meaning)
  })
})

it('reads a name beside the others of its entity', () => {
  const city = field('city', { kind: 'text' })
  const meaning = (name: string): string | undefined => textMeaning(entity([city]), field(name, { kind: 'text' }))
  expect(meaning('state')).toBe('region')
  expect(meaning('address')).toBe('street')
  expect(text('code', 'Country')).toBe('country')
  expect(text('code', 'Currency')).toBe('currency')
  expect(text('code', 'Voucher')).toBe('code')
  expect(text('description', 'Product')).toBe('description')
})

describe('names of other columns', () => {
  it.each([
    ['unitPrice', 'price'],
    ['einkaufspreis', 'price'],
    ['prix_unitaire', 'price'],
    ['precioTotal', 'price'],
    ['stockQuantity', 'stock'],
    ['anzahl', 'quantity'],
    ['cantidad', 'quantity'],
    ['age', 'age'],
    ['taxRate', 'rate'],
    ['birthYear', 'year'],
    ['sortOrder', 'position'],
    ['flubber', undefined],
  ])('%s of numbers is %s', (name, meaning) => {
    expect(findNumberMeaning(splitWords(name))).toBe(meaning)
  })

  it.each([
    ['createdAt', 'time of creation'],
    ['erstellt_am', 'time of creation'],
    ['fecha_creacion', 'time of creation'],
    ['date_de_creation', 'time of creation'],
    ['updatedAt', 'time of the last change'],
    ['geändert_am', 'time of the last change'],
    ['deleted_at', 'time of deletion'],
    ['dateOfBirth', 'birth date'],
    ['geburtsdatum', 'birth date'],
    ['fecha_nacimiento', 'birth date'],
    ['expiresAt', 'future event'],
    ['restockDate', 'future event'],
    ['emailVerifiedAt', 'past event'],
    ['deactivatedAt', 'rare event'],
    ['startsAt', 'start'],
    ['endsAt', 'end'],
    ['flubber', undefined],
  ])('%s of times is %s', (name, meaning) => {
    expect(findMomentMeaning(splitWords(name))).toBe(meaning)
  })

  it('knows flags and JSON', () => {
    expect(findFlagMeaning(splitWords('isActive'))).toBe('mostly true')
    expect(findFlagMeaning(splitWords('gesperrt'))).toBe('mostly false')
    expect(findJsonMeaning(splitWords('lieferadresse'))).toBe('address')
    expect(findJsonMeaning(splitWords('payload'))).toBeUndefined()
  })
})
