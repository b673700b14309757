import {
  address,
  city,
  country,
  date,
  defineAnonymizer,
  email,
  firstName,
  freeText,
  fullName,
  json,
  key,
  lastName,
  maskEntity,
  password,
  phone,
  postcode,
  region,
  street,
  username,
} from '@seed/core/anonymize'
import { Order, User } from './entities/index.js'

/** How the values of people are replaced in copies of the shop. Foreign keys follow their keys without a rule. */
export const anonymize = defineAnonymizer({
  rules: [
    maskEntity(User, {
      id: key(),
      email: email(),
      username: username(),
      firstName: firstName(),
      lastName: lastName(),
      password: password({ password: 'test' }),
      phone: phone(),
      address: address(),
      deactivationReason: freeText(),
      createdAt: date(),
      updatedAt: date(),
      deactivatedAt: date(),
    }),
    maskEntity(Order, {
      id: key({ domain: 'order' }),
      orderNumber: key({ domain: 'orderNumber' }),
      billingAddress: address(),
      // An address and a name, part by part: a part that no path names is redacted.
      shippingAddress: json({
        '$.name': fullName(),
        '$.street': street(),
        '$.city': city(),
        '$.state': region(),
        '$.zipCode': postcode(),
        '$.country': country(),
      }),
      createdAt: date(),
      updatedAt: date(),
    }),
  ],
})
