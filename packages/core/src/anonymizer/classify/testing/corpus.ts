import type { FieldClass } from '../../reports.js'

/**
 * Tables as they are found in applications, legacy ones among them, in seven languages, and what a careful person would say
 * each field is. One line is an entity: `Name: field:type=class ...`. Types: `s` text, `i` integer, `n` decimal, `f` flag, `d`
 * date, `t` moment, `j` JSON, `e` enum, `u` UUID, `y` bytes. `open` is what nobody could say from the names.
 */
const CORPUS = `
User: id:u=key email:s=direct passwordHash:s=sensitive firstName:s=direct lastName:s=direct phoneNumber:s=direct dateOfBirth:d=quasi avatarUrl:s=direct isActive:f=safe emailVerifiedAt:t=safe createdAt:t=safe updatedAt:t=safe lastLoginIp:s=direct resetToken:s=sensitive locale:s=safe timezone:s=safe role:e=safe twoFactorSecret:s=sensitive stripeCustomerId:s=direct bio:s=sensitive gender:s=quasi loginCount:i=safe
customers: cust_id:i=key CUST_NM:s=direct EMAIL_ADDR:s=direct TEL_NO:s=direct MOB_NO:s=direct ADDR1:s=direct ADDR2:s=direct CITY:s=quasi ZIP_CD:s=quasi STATE_CD:s=quasi CNTRY_CD:s=quasi DOB:d=quasi SSN:s=direct TAX_ID:s=direct CREDIT_LIMIT:n=sensitive STATUS:s=safe CRT_DT:t=open notes:s=sensitive
Order: id:i=key orderNumber:s=key status:e=safe total:n=safe currency:s=safe shippingAddress:j=direct billingAddress:j=direct customerNote:s=sensitive placedAt:t=safe shippedAt:t=safe trackingNumber:s=key ipAddress:s=direct userAgent:s=quasi couponCode:s=safe giftMessage:s=sensitive recipientName:s=direct shippingPhone:s=direct taxRate:n=safe
Product: id:i=key sku:s=safe name:s=safe description:s=safe price:n=safe stock:i=safe weight:n=safe color:s=safe imageUrl:s=safe slug:s=safe published:f=safe brand:s=safe rating:n=safe metaTitle:s=safe countryOfOrigin:s=open barcode:s=safe
Patient: id:i=key mrn:s=direct given_name:s=direct family_name:s=direct birth_date:d=quasi sex:s=quasi blood_type:s=sensitive allergies:s=sensitive diagnosis:s=sensitive medication:s=sensitive insurance_number:s=direct emergency_contact_name:s=direct emergency_contact_phone:s=direct admitted_at:t=quasi discharged_at:t=quasi hiv_positive:f=sensitive marital_status:s=quasi ethnicity:s=sensitive religion:s=sensitive weight_kg:n=open smoker:f=sensitive deceased_on:d=quasi
Employee: id:i=key employeeNumber:s=direct fullName:s=direct workEmail:s=direct personalEmail:s=direct salary:n=sensitive bonus:n=sensitive bankAccount:s=direct iban:s=direct taxNumber:s=direct hireDate:d=quasi terminationDate:d=quasi jobTitle:s=quasi nationalId:s=direct passportNo:s=direct disability:f=sensitive unionMember:f=sensitive homeAddress:s=direct spouseName:s=direct childrenCount:i=quasi driverLicenseNumber:s=direct licensePlate:s=direct
Payment: id:u=key cardNumber:s=direct cardHolder:s=direct cvv:s=sensitive expMonth:i=quasi expYear:i=quasi last4:s=quasi amount:n=safe currency:s=safe paidAt:t=safe payerEmail:s=direct iban:s=direct bic:s=quasi cardBrand:s=safe providerAccountId:s=direct failureReason:s=sensitive
Session: id:s=key token:s=sensitive refreshToken:s=sensitive ip:s=direct userAgent:s=quasi deviceId:s=direct expiresAt:t=safe data:j=open csrfToken:s=sensitive pushToken:s=direct
AuditLog: id:i=key action:s=safe entityType:s=safe actorEmail:s=direct actorName:s=direct remoteAddr:s=direct message:s=sensitive occurredAt:t=safe payload:j=open
SupportTicket: id:i=key subject:s=sensitive body:s=sensitive priority:e=safe requesterEmail:s=direct requesterPhone:s=direct internalNotes:s=sensitive closedAt:t=safe rating:i=safe
Contact: id:i=key linkedinUrl:s=direct twitterHandle:s=direct skype:s=direct website:s=direct company:s=quasi jobTitle:s=quasi fax:s=direct nickname:s=direct middleName:s=direct maidenName:s=direct salutation:s=quasi initials:s=quasi photo:y=direct signature:y=direct latitude:n=quasi longitude:n=quasi nationality:s=quasi placeOfBirth:s=quasi ageGroup:s=quasi creditScore:i=sensitive sexualOrientation:s=sensitive politicalParty:s=sensitive
Vehicle: id:i=key vin:s=direct plateNumber:s=direct model:s=safe manufacturer:s=safe mileage:i=safe year:i=safe color:s=safe
Review: id:i=key title:s=sensitive comment:s=sensitive stars:i=safe authorName:s=direct authorEmail:s=direct
Subscriber: EMAIL:s=direct FNAME:s=direct LNAME:s=direct OPTIN_IP:s=direct LATITUDE:n=quasi TAGS:s=safe
Kunde: id:i=key kundennummer:s=direct vorname:s=direct nachname:s=direct anrede:s=quasi geburtsdatum:d=quasi strasse:s=direct hausnummer:s=direct plz:s=quasi ort:s=quasi land:s=quasi telefon:s=direct mobilnummer:s=direct e_mail:s=direct bemerkung:s=sensitive kontonummer:s=direct iban:s=direct angelegt_am:t=safe geaendert_am:t=open steuernummer:s=direct firma:s=quasi
Mitarbeiter: id:i=key personalnummer:s=direct vorname:s=direct familienname:s=direct geburtsname:s=direct geburtsort:s=quasi gehalt:n=sensitive konfession:s=sensitive sozialversicherungsnummer:s=direct steuer_id:s=direct krankenkasse:s=sensitive familienstand:s=quasi schwerbehindert:f=sensitive eintrittsdatum:d=quasi staatsangehoerigkeit:s=quasi kennzeichen:s=direct passwort:s=sensitive ausweisnummer:s=direct krankheitstage:i=sensitive
Patient_de: versichertennummer:s=direct name:s=direct vorname:s=direct diagnose:s=sensitive blutgruppe:s=sensitive medikamente:s=sensitive allergien:s=sensitive aufnahmedatum:d=quasi notiz:s=sensitive telefonnummer:s=direct hausarzt:s=open
Artikel: id:i=key artikelnummer:s=safe bezeichnung:s=safe beschreibung:s=safe preis:n=safe menge:i=safe farbe:s=safe hersteller:s=safe
Rechnung: id:i=key rechnungsnummer:s=key rechnungsadresse:s=direct kundenname:s=direct betrag:n=safe faellig_am:d=safe zahlungsart:s=safe
Utilisateur: id:i=key nom:s=direct prenom:s=direct courriel:s=direct telephone:s=direct mot_de_passe:s=sensitive date_naissance:d=quasi lieu_naissance:s=quasi adresse:s=direct code_postal:s=quasi ville:s=quasi pays:s=quasi civilite:s=quasi numero_securite_sociale:s=direct cree_le:t=safe pseudo:s=direct
Salarie: matricule:s=direct nom_de_famille:s=direct prenoms:s=direct salaire:n=sensitive situation_familiale:s=quasi numero_passeport:s=direct permis_de_conduire:s=direct handicap:f=sensitive syndicat:s=sensitive date_embauche:d=quasi nationalite:s=quasi rib:s=direct telephone_portable:s=direct numero_rue:s=direct rue:s=direct commentaire:s=sensitive
Patient_fr: nom_naissance:s=direct nom_usage:s=direct groupe_sanguin:s=sensitive antecedents_medicaux:s=sensitive traitement:s=sensitive medecin_traitant:s=open mutuelle:s=sensitive adresse_mail:s=direct sexe:s=quasi
Produit: id:i=key libelle:s=safe reference_produit:s=safe prix:n=safe quantite:i=safe marque:s=safe description:s=safe
Cliente: id:i=key nombre:s=direct apellidos:s=direct primer_apellido:s=direct correo:s=direct correo_electronico:s=direct telefono:s=direct telefono_movil:s=direct direccion:s=direct calle:s=direct ciudad:s=quasi codigo_postal:s=quasi provincia:s=quasi pais:s=quasi dni:s=direct nif:s=direct fecha_nacimiento:d=quasi sexo:s=quasi contrasena:s=sensitive observaciones:s=sensitive cuenta_bancaria:s=direct
Empleado: numero_empleado:s=direct salario:n=sensitive estado_civil:s=quasi numero_hijos:i=quasi seguridad_social:s=direct nacionalidad:s=quasi grupo_sanguineo:s=sensitive discapacidad:f=sensitive fecha_contratacion:d=quasi puesto:s=quasi pasaporte:s=direct lugar_nacimiento:s=quasi religion:s=sensitive matricula:s=direct tarjeta_credito:s=direct
Producto: id:i=key codigo_producto:s=safe descripcion:s=safe precio:n=safe cantidad:i=safe categoria:s=safe marca:s=safe
Utente: id:i=key nome:s=direct cognome:s=direct codice_fiscale:s=direct indirizzo:s=direct via:s=direct numero_civico:s=direct cap:s=quasi citta:s=quasi comune:s=quasi provincia:s=quasi telefono:s=direct cellulare:s=direct posta_elettronica:s=direct data_nascita:d=quasi data_di_nascita:d=quasi luogo_nascita:s=quasi sesso:s=quasi parola_chiave:s=sensitive note:s=sensitive partita_iva:s=direct
Dipendente: matricola:s=direct stipendio:n=sensitive stato_civile:s=quasi carta_identita:s=direct patente:s=direct passaporto:s=direct cittadinanza:s=quasi data_assunzione:d=quasi gruppo_sanguigno:s=sensitive malattia:s=sensitive numero_conto:s=direct targa:s=direct sindacato:s=sensitive titolo_studio:s=open
Prodotto: id:i=key codice_prodotto:s=safe descrizione:s=open prezzo:n=safe quantita:i=safe colore:s=safe
Pessoa: id:i=key nome:s=direct sobrenome:s=direct nome_completo:s=direct cpf:s=direct rg:s=direct endereco:s=direct rua:s=direct bairro:s=direct cidade:s=quasi cep:s=quasi estado:s=open telefone:s=direct celular:s=direct correio_eletronico:s=direct data_nascimento:d=quasi senha:s=sensitive genero:s=quasi observacoes:s=sensitive profissao:s=quasi estado_civil:s=quasi nome_mae:s=direct
Funcionario: matricula:s=direct salario:n=sensitive carteira_identidade:s=direct passaporte:s=direct nacionalidade:s=quasi religiao:s=sensitive raca:s=sensitive tipo_sanguineo:s=sensitive deficiencia:s=sensitive conta_bancaria:s=direct data_admissao:d=quasi cartao_credito:s=direct nif:s=direct telemovel:s=direct morada:s=direct apelido:s=direct
Produto: id:i=key codigo_produto:s=open descricao:s=open preco:n=safe quantidade:i=safe categoria:s=safe
Klant: id:i=key voornaam:s=direct achternaam:s=direct tussenvoegsel:s=direct geboortedatum:d=quasi geslacht:s=quasi adres:s=direct straat:s=direct huisnummer:s=direct postcode:s=quasi woonplaats:s=quasi telefoonnummer:s=direct mobiel:s=direct emailadres:s=direct wachtwoord:s=sensitive bsn:s=direct rekeningnummer:s=direct opmerkingen:s=sensitive klantnummer:s=direct gebruikersnaam:s=direct
Medewerker: personeelsnummer:s=direct salaris:n=sensitive burgerlijke_staat:s=quasi nationaliteit:s=quasi geboorteplaats:s=quasi burgerservicenummer:s=direct rijbewijsnummer:s=direct paspoortnummer:s=direct geloof:s=sensitive ziekte:s=sensitive kenteken:s=direct functie:s=quasi datum_in_dienst:d=quasi zorgverzekeraar:s=sensitive bloedgroep:s=sensitive
Product_nl: id:i=key productnaam:s=safe prijs:n=safe aantal:i=safe kleur:s=safe merk:s=safe omschrijving:s=open
legacy_usr: usr_id:i=key usr_login:s=direct usr_pwd:s=sensitive usr_mail:s=direct usr_fname:s=direct usr_lname:s=direct usr_tel1:s=direct usr_tel2:s=direct usr_bday:d=quasi usr_sex:s=quasi usr_zip:s=quasi usr_addr:s=direct usr_lastip:s=direct usr_flags:i=open usr_type:s=safe
tblPersons: PersonID:i=key strFirstName:s=direct strSurname:s=direct strEmail:s=direct strHomePhone:s=direct strWorkPhone:s=direct dtmBirth:d=quasi strPostCode:s=quasi strNationalInsuranceNo:s=direct txtNotes:s=sensitive blnActive:f=safe
shipments: id:i=key consignee:s=direct consigneePhone:s=direct deliveryInstructions:s=sensitive weight:n=safe carrier:s=open addressLine1:s=direct addressLine2:s=direct postalCode:s=quasi town:s=quasi county:s=quasi deliveredAt:t=safe signedBy:s=direct
students: student_id:i=key studentNumber:s=direct guardianName:s=direct guardianEmail:s=direct motherName:s=direct fatherName:s=direct grade:s=open school:s=quasi enrolledAt:t=quasi specialNeeds:s=sensitive dietaryRequirements:s=sensitive
bookings: id:i=key guestName:s=direct guestEmail:s=direct passportNumber:s=direct checkIn:d=safe checkOut:d=safe specialRequests:s=sensitive frequentFlyerNumber:s=direct roomType:s=safe nights:i=safe guests:i=safe
categories: id:i=key name:s=safe slug:s=safe description:s=safe position:i=safe icon:s=safe active:f=safe
countries: id:i=key name:s=safe iso2:s=open iso3:s=open currency:s=safe latitude:n=safe longitude:n=safe region:s=safe
migrations: id:i=key name:s=safe batch:i=open executed_at:t=safe checksum:s=safe
email_templates: id:i=key name:s=safe subject:s=open bodyHtml:s=sensitive locale:s=safe version:i=safe email_type:s=safe email_count:i=safe
features: id:i=key key:s=open enabled:f=safe rollout_percentage:i=safe description:s=safe
jobs: id:i=key queue:s=safe payload:j=open attempts:i=safe reserved_at:t=safe available_at:t=safe priority:i=safe
files: id:u=key fileName:s=open mimeType:s=safe sizeBytes:i=safe checksum:s=safe width:i=safe height:i=safe
`

/** One labelled field. */
export interface Labelled {
  readonly entity: string
  readonly field: string
  /** Letter of its type. */
  readonly type: string
  readonly label: FieldClass | 'open'
}

/** Reads entities in the notation above. */
export function readLabelled(text: string): readonly Labelled[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [entity = '', list = ''] = line.split(': ')
      return list.split(' ').map((one) => readField(entity, one))
    })
}

function readField(entity: string, text: string): Labelled {
  const [, field = '', type = '', label = ''] = /^(\w+):(\w)=(direct|quasi|sensitive|key|safe|open)$/.exec(text) ?? []
  if (field === '') throw new Error(`no label: ${text}`)
  return { entity, field, type, label: label as Labelled['label'] }
}

/** The labelled fields. */
export const LABELLED: readonly Labelled[] = readLabelled(CORPUS)
