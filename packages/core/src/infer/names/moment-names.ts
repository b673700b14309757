import { compileNames, type FindMeaning } from '../find-meaning.js'

/** What a date or time may mean, judged by its name, in the order of a row's life. */
export type MomentMeaning = keyof typeof MOMENT_NAMES

const MOMENT_NAMES = {
  'birth date':
    'birth date, birthdate, birthday, date of birth, dob, born, born at, born on, geburtsdatum, geburtstag, date de naissance, date naissance, fecha de nacimiento, fecha nacimiento, nacimiento',
  'time of creation':
    'created, created at, created on, created date, creation date, date created, inserted at, registered at, registration date, joined at, join date, signed up at, member since, hired at, hire date, order date, ordered at, placed at, issued at, invoice date, date added, added at, erstellt, erstellt am, angelegt am, erstellungsdatum, bestelldatum, rechnungsdatum, registriert am, eintrittsdatum, date de creation, date creation, cree le, date commande, date de commande, creado, creado en, fecha de creacion, fecha creacion, fecha pedido, fecha de pedido, fecha alta',
  start:
    'start, start date, start time, starts at, start at, started at, begin, begins at, begin date, valid from, from date, effective from, check in, departure, opens at, open time, beginn, startdatum, anfang, gultig ab, debut, date debut, date de debut, inicio, fecha inicio, fecha de inicio, hora inicio',
  'past event':
    'published at, publish date, published on, paid at, payment date, shipped at, sent at, delivered at, completed at, finished at, processed at, confirmed at, verified at, email verified at, approved at, accepted at, read at, seen at, opened at, viewed at, last seen, last seen at, last login, last login at, logged in at, last active at, last activity, visited at, login at, activated at, received at, purchased at, purchase date, reviewed at, posted at, resolved at, synced at, recorded at, measured at, occurred at, happened at, timestamp, bezahlt am, versandt am, veroffentlicht am, letzter login, zahlungsdatum, lieferdatum, date de publication, date publication, date paiement, date envoi, date livraison, publicado en, fecha publicacion, fecha de publicacion, fecha pago, fecha envio, fecha entrega, ultimo acceso',
  'rare event':
    'cancelled at, canceled at, rejected at, refunded at, returned at, blocked at, banned at, suspended at, locked at, locked until, archived at, deactivated at, disabled at, failed at, closed at, revoked at, unsubscribed at, left at, terminated at, died at, death date, storniert am, gesperrt am, archiviert am, annule le, date annulation, cancelado en, fecha cancelacion, fecha baja',
  'time of the last change':
    'updated, updated at, updated on, last updated, last updated at, modified, modified at, last modified, modified on, changed at, edited at, touched at, geandert, geandert am, aktualisiert am, anderungsdatum, date de modification, date modification, date maj, modifie le, mis a jour le, actualizado, actualizado en, modificado, fecha modificacion, fecha de modificacion, fecha actualizacion',
  'time of deletion':
    'deleted, deleted at, deleted on, removed at, deletion date, geloscht am, loschdatum, supprime le, date suppression, date de suppression, eliminado, eliminado en, borrado en, fecha borrado, fecha eliminacion',
  'future event':
    'expires, expires at, expires on, expiry, expiry date, expiration date, expired at, valid until, valid to, due, due date, due at, deadline, scheduled at, scheduled for, restock date, renewal date, renews at, next run at, next billing date, trial ends at, sale end date, available from, release date, appointment, remind at, retry at, event date, ablaufdatum, gultig bis, fallig am, falligkeitsdatum, frist, termin, date expiration, date d expiration, date echeance, echeance, fecha vencimiento, fecha de vencimiento, fecha caducidad, vence en',
  end: 'end, end date, end time, ends at, end at, ended at, finish, until, to date, effective to, check out, arrival, closes at, close time, ende, enddatum, date fin, date de fin, fin, fecha fin, fecha de fin, hora fin',
} as const

/** What a date or time column's name says. */
export const findMomentMeaning: FindMeaning<MomentMeaning> = compileNames<MomentMeaning>(MOMENT_NAMES)
