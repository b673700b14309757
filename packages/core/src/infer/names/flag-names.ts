import { compileNames, type FindMeaning } from '../find-meaning.js'

const FLAG_NAMES = {
  'mostly true':
    'active, is active, enabled, is enabled, verified, is verified, email verified, confirmed, approved, published, visible, public, available, in stock, valid, subscribed, current, aktiv, ist aktiv, sichtbar, verfugbar, bestatigt, actif, actif*, est actif, visible*, verifie, publie, activo, activo*, esta activo, habilitado, verificado, publicado, disponible',
  'mostly false':
    'deleted, is deleted, banned, blocked, locked, suspended, archived, disabled, hidden, cancelled, canceled, expired, featured, admin, is admin, superuser, is superuser, staff, is staff, spam, draft, test, internal, deprecated, default, is default, primary, pinned, locked out, geloscht, gesperrt, archiviert, versteckt, supprime, bloque, archive, masque, eliminado, bloqueado, archivado, oculto, borrado',
} as const

/** Whether a yes-or-no column is usually true or usually false, from its name. */
export const findFlagMeaning: FindMeaning<keyof typeof FLAG_NAMES> = compileNames<keyof typeof FLAG_NAMES>(FLAG_NAMES)

const JSON_NAMES = {
  address:
    'address, shipping address, billing address, home address, adresse, ~adresse, anschrift, adresse*, direccion, direccion*',
  dimensions: 'dimensions, dimension, size, package size, abmessungen, masse, dimensiones',
  tags: 'tags, labels, keywords, categories, permissions, roles, features, options, schlagworte, etiquettes, etiquetas, permisos',
  settings:
    'settings, preferences, config, configuration, prefs, einstellungen, konfiguration, parametres, preferences*, ajustes, preferencias, configuracion',
  contact: 'contact, contact info, person, kontakt, contacto, customer, recipient',
  location: 'location, coordinates, geo, position, point, coords, koordinaten, coordonnees, coordenadas, ubicacion',
} as const

/** What a JSON column holds, from its name. */
export const findJsonMeaning: FindMeaning<keyof typeof JSON_NAMES> = compileNames<keyof typeof JSON_NAMES>(JSON_NAMES)
