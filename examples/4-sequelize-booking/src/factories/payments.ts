import { defineFactory, roundHalfUp, subtract, times } from '@seed/core'
import { at } from '../dates.js'
import { Payment, type PaymentKind, type PaymentStatus, type StayStatus } from '../models/index.js'

/** What a part of the payment is while the stay has this status. */
const STATUSES: Readonly<Record<StayStatus, Readonly<Record<PaymentKind, PaymentStatus>>>> = {
  BOOKED: { DEPOSIT: 'PAID', BALANCE: 'DUE' },
  CHECKED_IN: { DEPOSIT: 'PAID', BALANCE: 'PAID' },
  CHECKED_OUT: { DEPOSIT: 'PAID', BALANCE: 'PAID' },
  CANCELLED: { DEPOSIT: 'REFUNDED', BALANCE: 'VOID' },
}

export function paymentStatus(stay: StayStatus, kind: PaymentKind): PaymentStatus {
  return STATUSES[stay][kind]
}

/** 30 %, rounded half-up to the cent. */
export function depositOf(total: string): string {
  return roundHalfUp(times(total, '0.3'), 2)
}

export const payments = defineFactory(Payment, {
  kind: ({ index }) => (index === 0 ? 'DEPOSIT' : 'BALANCE'),
  amount: ({ row, parent }) => {
    const { total } = parent('stay')
    return row.kind === 'DEPOSIT' ? depositOf(total) : subtract(total, depositOf(total))
  },
  status: ({ row, parent }) => paymentStatus(parent('stay').status, row.kind),
  method: ({ row, pick }) => {
    if (row.status === 'DUE' || row.status === 'VOID') return null
    return row.kind === 'DEPOSIT' ? pick(['CARD', 'TRANSFER']) : pick(['CARD', 'CASH'])
  },
  paidAt: ({ row, parent }) => {
    if (row.status === 'DUE' || row.status === 'VOID') return null
    const { bookedAt, from } = parent('stay')
    return row.kind === 'DEPOSIT' ? bookedAt : at(from, 15)
  },
})
