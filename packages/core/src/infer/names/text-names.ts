import { compileNames, type FindMeaning } from '../find-meaning.js'

/** What a text may mean, judged by its name. The words are what people read: `guessed from its name: e-mail`. */
export type TextMeaning = keyof typeof TEXT_NAMES

// English, German, French, Spanish. Phrases are folded: no accents, no capitals.
const TEXT_NAMES = {
  'e-mail':
    'email, e mail, mail, email address, mail address, ~mailadresse, ~email, correo, correo*, correo electronico, courriel, courriel*, adresse mail, adresse email, adresse electronique',
  'user name':
    'username, user name, login, login name, handle, nickname, nick, screen name, benutzername, ~benutzername, anmeldename, pseudo, pseudonyme, identifiant, nom utilisateur, nom d utilisateur, usuario, nombre usuario, nombre de usuario, apodo',
  'given name':
    'first name, firstname, given name, forename, fname, middle name, vorname, rufname, prenom, prenom*, primer nombre, nombre de pila',
  'family name':
    'last name, lastname, surname, family name, lname, maiden name, nachname, familienname, zuname, nom de famille, nom famille, patronyme, apellido, apellidos, apellido*',
  'full name':
    'full name, fullname, display name, person name, contact name, owner, author, recipient, recipient name, sender name, customer name, holder, cardholder, account holder, created by, updated by, modified by, approved by, assignee, vollstandiger name, ansprechpartner, empfanger, nom complet, nombre completo, destinataire, destinatario, autor, auteur, titular, titulaire',
  gender: 'gender, sex, geschlecht, sexe, genre*, sexo, genero',
  password:
    'password, passwd, pwd, pass, password hash, hashed password, password digest, encrypted password, passwort, kennwort, passwort hash, ~passwort, mot de passe, mot passe, contrasena, clave, clave acceso',
  phone:
    'phone, phone number, telephone, telephone number, tel, mobile, mobile number, mobile phone, cell, cell phone, fax, fax number, telefon, telefonnummer, ~telefonnummer, mobilnummer, handy, handynummer, ~telefon, telephone*, portable, telefono, telefono*, movil, celular, numero de telephone, numero telefono',
  street:
    'street, street address, address line, address line 1, address 1, line 1, street name, strasse, ~strasse, rue, calle',
  address:
    'address, full address, postal address, anschrift, adresse, ~adresse, adresse*, direccion, direccion*, domicilio',
  'second address line':
    'address line 2, address 2, line 2, apartment, suite, adresszusatz, complement adresse, complemento',
  city: 'city, town, locality, city name, place of birth, birthplace, hometown, stadt, ort, wohnort, ~ort, geburtsort, ville, ville*, ciudad, ciudad*, localidad, municipio, commune',
  region:
    'state, province, region, county, state code, state province, bundesland, kanton, departement, provincia, comunidad, estado provincia',
  postcode:
    'postcode, post code, postal code, postalcode, zip, zip code, zipcode, plz, postleitzahl, code postal, cp, codigo postal',
  country:
    'country, country code, country iso, nation, nationality, land, landeskurzel, landercode, pays, pays*, pais, pais*, staat',
  'country name': 'country name, landesname, nom du pays, nom pays, nombre pais',
  company:
    'company, company name, organization, organisation, organization name, employer, business name, firm, vendor, supplier, manufacturer, brand, merchant, firma, firmenname, unternehmen, arbeitgeber, hersteller, lieferant, entreprise, societe, raison sociale, fournisseur, fabricant, marque, empresa, compania, razon social, proveedor, fabricante, marca',
  'job title':
    'job title, job, position title, occupation, profession, beruf, berufsbezeichnung, metier, poste, ocupacion, profesion, cargo, puesto',
  'product name':
    'product name, product, item name, article name, produktname, produkt, artikelname, artikel, nom produit, nom du produit, produit, nombre producto, nombre del producto, producto, articulo',
  category:
    'category, category name, department, department name, section, kategorie, abteilung, categorie, categorie*, rayon, categoria, categoria*, departamento',
  title:
    'title, headline, heading, subject, caption, topic, label, titel, betreff, uberschrift, titre, titre*, sujet, objet, titulo, titulo*, asunto, tema',
  description:
    'description, desc, details, detail, summary, overview, excerpt, abstract, beschreibung, ~beschreibung, zusammenfassung, resume, description*, descripcion, descripcion*, resumen, detalle, detalles',
  text: 'text, body, content, contents, bio, biography, about, comment, comments, message, note, notes, remark, remarks, review, feedback, reason, instructions, answer, question, article body, inhalt, nachricht, kommentar, bemerkung, bemerkungen, notiz, notizen, grund, anmerkung, contenu, commentaire, commentaire*, remarque, motif, avis, contenido, mensaje, comentario, comentario*, nota, notas, observacion, observaciones, motivo',
  slug: 'slug, permalink, handle slug, url slug, url key, seo name, kurzname',
  url: 'url, uri, link, href, website, web site, homepage, web page, site, endpoint, callback, webhook, redirect, webseite, internetseite, site web, lien, sitio web, sitio, enlace, pagina web',
  'image address':
    'image, image url, avatar, avatar url, photo, photo url, picture, picture url, thumbnail, thumbnail url, logo, logo url, icon url, banner, banner url, cover, cover url, bild, bild url, foto, foto url, image*, photo*, imagen, imagen url, imagen*',
  domain: 'domain, domain name, host, hostname, host name, server, subdomain, fqdn, dominio, domaine',
  'ip address': 'ip, ip address, ipv4, remote ip, client ip, remote addr, ip adresse, adresse ip, direccion ip',
  'ipv6 address': 'ipv6, ipv6 address',
  'hardware address': 'mac, mac address, mac adresse, adresse mac, direccion mac',
  'user agent': 'user agent, useragent, browser, agent',
  uuid: 'uuid, guid',
  ulid: 'ulid',
  cuid: 'cuid',
  nanoid: 'nanoid, nano id',
  id: 'id, identifier, external id, ref id, object id, kennung',
  token:
    'token, secret, api key, apikey, access key, secret key, session, nonce, salt, signature, otp, jeton, schlussel',
  hash: 'hash, checksum, digest, sha, sha 1, sha 256, md 5, etag, fingerprint, prufsumme, empreinte',
  'stock number':
    'sku, article number, item number, product code, product number, part number, model number, artikelnummer, ~artikelnummer, teilenummer, reference produit, codigo producto, referencia producto',
  'order number':
    'order number, order no, order nr, order code, invoice number, invoice no, invoice nr, receipt number, ticket number, reference number, tracking number, confirmation number, transaction id, bestellnummer, auftragsnummer, rechnungsnummer, ~nummer, numero commande, numero de commande, numero facture, numero de facture, numero pedido, numero de pedido, numero factura, numero de factura',
  barcode: 'barcode, ean, gtin, upc, ean 13, isbn, isbn 13, strichcode, code barres, codigo barras, codigo de barras',
  code: 'code, number, no, nr, reference, ref, key, serial, serial number, coupon, voucher, coupon code, account number, customer number, nummer, kurzel, schlusselnummer, referenz, numero, numero*, reference*, codigo, codigo*, referencia',
  currency: 'currency, currency code, wahrung, waehrung, devise, monnaie, moneda, divisa',
  language: 'language, lang, language code, sprache, langue, idioma, lengua',
  locale: 'locale, culture',
  'time zone': 'timezone, time zone, tz, zeitzone, fuseau, fuseau horaire, zona horaria',
  color: 'color, colour, hex color, farbe, ~farbe, couleur, couleur*, color*',
  iban: 'iban, bank account, kontonummer, compte bancaire, cuenta bancaria',
  bic: 'bic, swift, swift code',
  'card number':
    'card number, credit card, credit card number, cc number, pan, kreditkarte, kartennummer, carte bancaire, numero carte, tarjeta, numero tarjeta',
  'social security number': 'ssn, social security number, sozialversicherungsnummer, numero securite sociale',
  status: 'status, state name, stage, phase, zustand, statut, etat, estado, situacion',
  role: 'role, rolle, rol, role*',
  kind: 'type, kind, group, variant, mode, level, typ, art, gruppe, tipo, tipo*, grupo, nivel, type*, groupe, niveau',
  tag: 'tag, keyword, tags, keywords, schlagwort, etiquette, etiqueta, mot cle, palabra clave',
  material: 'material, fabric, matiere, stoff',
  size: 'size, grosse, groesse, taille, talla',
  unit: 'unit, uom, einheit, unite, unidad',
  'file name':
    'file name, filename, file, path, file path, dateiname, datei, pfad, fichier, nom fichier, archivo, nombre archivo, ruta',
  'media type': 'mime type, mime, content type, media type',
  'version number': 'version, app version, semver, release',
  salutation: 'salutation, prefix, honorific, anrede, civilite, tratamiento',
  initials: 'initials, initialen, initiales, iniciales',
  latitude: 'latitude, lat',
  longitude: 'longitude, lng, lon',
  name: 'name, names, bezeichnung, ~name, nom, nom*, nombre, nombre*, libelle, denominacion',
} as const

/** What a text column's name says. */
export const findTextMeaning: FindMeaning<TextMeaning> = compileNames<TextMeaning>(TEXT_NAMES)
