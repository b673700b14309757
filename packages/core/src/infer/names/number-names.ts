import { compileNames, type FindMeaning } from '../find-meaning.js'

/** What a number may mean, judged by its name. */
export type NumberMeaning = keyof typeof NUMBER_NAMES

const NUMBER_NAMES = {
  price:
    'price, unit price, sale price, cost, costs, fee, amount, subtotal, total, total price, total amount, grand total, charge, deposit, payment, price net, price gross, preis, ~preis, betrag, ~betrag, kosten, ~kosten, gebuhr, summe, ~summe, prix, prix*, montant, montant*, cout, total*, precio, precio*, importe, monto, costo, coste, tarifa',
  balance:
    'balance, credit, credit limit, budget, revenue, turnover, kontostand, saldo, guthaben, umsatz, solde, chiffre affaires, ingresos, presupuesto',
  salary: 'salary, income, wage, gehalt, lohn, einkommen, salaire, revenu, salario, sueldo',
  tax: 'tax, tax amount, vat, vat amount, steuer, mehrwertsteuer, tva, taxe, iva, impuesto, shipping, shipping cost, shipping fee, versandkosten, frais de port, envio',
  discount: 'discount, discount amount, rebate, rabatt, remise, descuento',
  quantity:
    'quantity, qty, units, pieces, menge, anzahl, stuckzahl, quantite, quantite*, cantidad, cantidad*, unidades',
  stock:
    'stock, stock quantity, inventory, on hand, available, in stock, reserved, bestand, lagerbestand, existencias, inventario',
  age: 'age, alter, edad',
  year: 'year, birth year, jahr, ~jahr, baujahr, annee, annee*, ano, anio',
  month: 'month, monat, mois, mes',
  day: 'day, day of month, tag, jour, dia',
  weekday: 'weekday, day of week, wochentag',
  hour: 'hour, hours, stunde, stunden, heure, heures, hora, horas',
  minute: 'minute, minutes, minuten, minutos, duration minutes',
  percent:
    'percent, percentage, pct, discount percent, progress, completion, prozent, prozentsatz, pourcentage, porcentaje',
  rate: 'rate, ratio, tax rate, vat rate, interest rate, probability, share, factor, satz, ~satz, quote, steuersatz, taux, taux*, tasa, tasa*, proporcion',
  'exchange rate': 'exchange rate, wechselkurs, taux de change, tipo de cambio',
  rating: 'rating, stars, grade, bewertung, note*, calificacion, valoracion, puntuacion',
  score: 'score, points, karma, reputation, punkte, punktzahl, points*, puntos, marcador',
  latitude: 'latitude, lat, breitengrad, latitud',
  longitude: 'longitude, lng, lon, long, langengrad, longitud',
  altitude: 'altitude, elevation, hohe uber meer',
  temperature: 'temperature, temp, temperatur, temperatura',
  weight: 'weight, weight kg, mass, gewicht, poids, peso',
  length:
    'length, width, height, depth, diameter, radius, size, lange, breite, hohe, tiefe, grosse, longueur, largeur, hauteur, profondeur, taille, largo, ancho, alto, altura, anchura',
  distance:
    'distance, mileage, odometer, distanz, entfernung, kilometerstand, distance*, kilometrage, distancia, kilometraje',
  area: 'area, surface, square meters, flache, superficie',
  volume: 'volume, capacity, kapazitat, capacite, volumen, capacidad',
  duration:
    'duration, duration seconds, duration ms, runtime, elapsed, timeout, dauer, laufzeit, duree, duree*, duracion',
  count:
    'count, num, total count, views, view count, likes, clicks, downloads, visits, hits, attempts, retries, login count, followers, zahler, aufrufe, versuche, nombre*, compteur, vues, visites, visitas, intentos, contador',
  position:
    'position, sort, sort order, order, rank, sequence, index, idx, ordinal, priority, display order, line number, line no, reihenfolge, sortierung, rang, ordre, rang*, orden, posicion, prioridad',
  level: 'level, floor, floors, tier, stage, stufe, etage, ebene, niveau, nivel, piso',
  people:
    'guests, seats, participants, attendees, members, employees, children, bedrooms, rooms, bathrooms, beds, plazas, personas, personen, zimmer, chambres, habitaciones',
  pages: 'pages, page count, seiten, seitenzahl, paginas',
  'file size': 'file size, bytes, size bytes, content length, dateigrosse, taille fichier, tamano',
  port: 'port, port number',
  'status code': 'status code, http status, response code',
  'version number': 'version, revision, version number, fassung',
  postcode: 'postcode, postal code, zip, zip code, plz, postleitzahl, code postal, codigo postal',
} as const

/** What a number column's name says. */
export const findNumberMeaning: FindMeaning<NumberMeaning> = compileNames<NumberMeaning>(NUMBER_NAMES)
