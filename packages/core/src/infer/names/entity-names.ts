import { compileNames, type FindMeaning } from '../find-meaning.js'
import type { TextMeaning } from './text-names.js'

type Owner = Extract<
  TextMeaning,
  | 'full name'
  | 'company'
  | 'product name'
  | 'category'
  | 'tag'
  | 'role'
  | 'city'
  | 'region'
  | 'country name'
  | 'street'
  | 'currency'
  | 'language'
  | 'file name'
>

// What "name" means depends on whose name it is. Singular and plural, for tables are named either way.
const OWNERS: Readonly<Record<Owner, string>> = {
  'full name':
    'user, users, person, people, persons, customer, customers, client, clients, employee, employees, author, authors, member, members, patient, patients, student, students, teacher, teachers, contact, contacts, guest, guests, driver, drivers, doctor, doctors, owner, owners, admin, admins, staff, profile, profiles, player, players, account, accounts, buyer, seller, lead, leads, sender, recipient, candidate, candidates, passenger, passengers, ~benutzer, nutzer, kunde, kunden, mitarbeiter, autor, autoren, mitglied, mitglieder, schuler, lehrer, gast, utilisateur, utilisateurs, personne, personnes, employe, employes, auteur, auteurs, membre, membres, eleve, usuario, usuarios, persona, personas, cliente, clientes, empleado, empleados, autores, miembro, alumno',
  company:
    'company, companies, organization, organizations, organisation, organisations, vendor, vendors, supplier, suppliers, manufacturer, manufacturers, brand, brands, employer, employers, publisher, publishers, merchant, merchants, shop, shops, store, stores, tenant, tenants, firma, firmen, unternehmen, lieferant, lieferanten, hersteller, marke, marken, entreprise, entreprises, societe, fournisseur, fournisseurs, marque, marques, empresa, empresas, proveedor, proveedores, marca, marcas, tienda',
  'product name':
    'product, products, item, items, article, articles, variant, variants, goods, produkt, produkte, artikel, produit, produits, producto, productos, articulo, articulos',
  category:
    'category, categories, department, departments, section, sections, genre, genres, kategorie, kategorien, abteilung, categorie, rayon, categoria, categorias, departamento',
  tag: 'tag, tags, label, labels, keyword, keywords, etiqueta, etiquette',
  role: 'role, roles, permission, permissions, rolle, rollen, rol',
  city: 'city, cities, town, towns, place, places, location, locations, stadt, stadte, ort, orte, ville, villes, ciudad, ciudades',
  region: 'state, states, region, regions, province, provinces, bundesland, provincia, provincias',
  'country name': 'country, countries, land, lander, pays, pais, paises',
  street: 'street, streets, strasse, rue, calle',
  currency: 'currency, currencies, wahrung, devise, moneda',
  language: 'language, languages, sprache, langue, idioma',
  'file name':
    'file, files, attachment, attachments, document, documents, upload, uploads, image, images, datei, fichier, archivo',
}

/** What the name of a thing is, judged by the thing: a user's is a person's, a product's a product's. */
export const findOwnerMeaning: FindMeaning<Owner> = compileNames<Owner>(OWNERS)
