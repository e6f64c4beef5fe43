import type { Attribute } from '../../../lib/record/attributes.ts';

/** What consoles write beside their fields, by language: labels and nothing else tell what these fields are. `-` = to be left alone. Labels are parted by `|`. */
export const LABELS: Record<string, Partial<Record<Attribute | '-', string>>> = {
  en: {
    'name.givenName': 'First name|Given name|Forename|First Name *|Given name(s)|First',
    'name.middleName': 'Middle name|Middle initial|M.I.|Second name',
    'name.familyName': 'Last name|Surname|Family name|Last Name (required)|Surname / Family name',
    displayName:
      'Full name|Display name|Name|Real name|Your full name|Common Name|Employee name|Contact name|First and last name|Full name (First Last)',
    nickName: 'Nickname|Preferred name|Preferred first name|Known as|Goes by',
    userName:
      'Username|User name|Login|Login name|User ID|Logon name|Sign-in name|Account login|Login ID|User logon name|Unix username',
    userPrincipalName: 'User principal name|UPN|User Principal Name (UPN)|UPN prefix',
    sAMAccountName:
      'User logon name (pre-Windows 2000)|sAMAccountName|SAM account name|Pre-Windows 2000 logon name|Down-level logon name',
    email:
      'Email|E-mail|Email address|Primary email|Work email|E-mail Address:|Email (required)|Mail|Email ID|Contact email|Business email',
    emailAlias: 'Email alias|Alias|Mail alias|Aliases|Email aliases|Proxy addresses|Mail nickname',
    phone:
      'Phone|Phone number|Telephone|Work phone|Business phone|Office phone|Direct phone|Telephone number|Tel.|Phone (work)|Contact number|Direct line|Desk phone|Landline|Phone no.',
    mobile: 'Mobile|Mobile phone|Cell phone|Cell|Mobile number|Mobile no.|Cellphone number|Cell #',
    title: 'Job title|Title|Position|Job Title / Role|Role title|Designation|Job position|Occupation',
    department: 'Department|Dept.|Business unit|Division|Org unit|Department name|Team',
    organization: 'Company|Company name|Organization|Organisation|Employer|Business name|Firm',
    employeeNumber:
      'Employee ID|Employee number|Staff ID|Personnel number|Employee No.|Staff number|Payroll number|Worker ID|Employee #|Badge number|Personnel ID|Emp. ID',
    manager:
      'Manager|Reports to|Supervisor|Line manager|Direct manager|Reporting manager|Manager name|Manager (optional)',
    streetAddress:
      'Street address|Street|Address|Address line 1|Address 1|Street and number|Mailing address|Business address',
    locality: 'City|Town|Town / City|City/Town|Locality|Suburb|Post town',
    region: 'State|State or province|Province|County|Region|State/Province|State / Province / Region|Prefecture',
    postalCode: 'ZIP code|Postal code|Postcode|ZIP|ZIP or postal code|Zip/Postal Code|Eircode',
    country: 'Country|Country or region|Country/Region|Usage location|Nation|Country of residence',
    timezone: 'Time zone|Timezone|Time zone (UTC offset)|Local time zone',
    preferredLanguage: 'Language|Preferred language|Display language|Interface language|Locale|UI language',
    role: 'Role|User role|Security role|Roles|Access level|Permission level|Group|User group|User type|Security group|Groups|Permission group|Access group|Admin role|System role|Assigned roles|Profile type',
    active: 'Status|Account status|Account enabled|User status|Enabled|Active',
    ticketNumber:
      'Ticket number|Ticket|Ticket ID|Ticket #|Case number|Incident number|Service request number|Ticket reference|Related ticket|Reference ticket|Request ID|Change request number',
    '-': "Search|Search users|Filter by name|Password|Confirm password|One-time code|Verification code|Card number|Notes|Comments|Description|Emergency contact name|Emergency phone|Approver|Approver email|Manager email|Manager's phone|Computer name|Device name|Hostname|Server name|Group name|Group email|License key|API key|API token|Invoice number|Fax|Fax number|Pager|Date of birth|Gender|Website|Web page|Extension|Salutation|Prefix|Suffix|Role name|Policy name|Site name|Vendor|Model|Serial number|IP address|MAC address|Asset tag|Price|Quantity|Tax ID|VAT number|IBAN|Start date|Hire date|Expiration date|Security question|Answer|Spouse name|Next of kin|Secretary|Referred by|Subject|Message|Template name|Schedule name|Script name|Domain|Domain name|Home directory|Profile path|Logon script|Login shell|UID number|GID number|SSH key|PIN|Secret|Client secret|Client ID|Application name|Redirect URI|Webhook URL|License|Cost center|Employee type|Sponsor|Owner email|Requested by|Assigned to|Due date|Priority|Port|Subnet|Username or hostname of the server|Wi-Fi name|Database user|SMTP username|Proxy server|Query|Keyword|Coupon code|Amount|Owner|Phone type|Email type|Address type|Secondary owner|Building|Room number|Floor|Office location|Home page|Initials|Notify email|CC|From|Reply-To|Name of the list|File name|Folder name|Project name|Event name|Tag|Label|Color|Rows per page|Expires on|Valid until",
  },
  de: {
    'name.givenName': 'Vorname|Vornamen|Rufname|Vorname *|Ihr Vorname',
    'name.middleName': 'Zweiter Vorname|Weitere Vornamen|Mittelname',
    'name.familyName': 'Nachname|Familienname|Zuname|Nachname:',
    displayName:
      'Vollständiger Name|Anzeigename|Name|Vor- und Nachname|Vorname und Nachname|Vorname, Nachname|Voller Name|Ansprechpartner',
    nickName: 'Spitzname',
    userName:
      'Benutzername|Anmeldename|Benutzerkennung|Login|Nutzername|Loginname|Login-Name|Benutzer-ID|Kennung|Anmeldekennung',
    userPrincipalName: 'Benutzerprinzipalname|User Principal Name|UPN|Benutzerprinzipalname (UPN)',
    sAMAccountName: 'Benutzeranmeldename (Prä-Windows 2000)|SAM-Kontoname|sAMAccountName',
    email:
      'E-Mail|E-Mail-Adresse|E-Mail-Adresse *|Mail|Primäre E-Mail-Adresse|Geschäftliche E-Mail|Mailadresse|Dienstliche E-Mail-Adresse|E-Mail geschäftlich',
    emailAlias: 'E-Mail-Alias|Alias|Alias-Adresse|E-Mail-Aliasse',
    phone:
      'Telefon|Telefonnummer|Telefon geschäftlich|Geschäftliches Telefon|Telefon (Büro)|Rufnummer|Tel.|Tel.-Nr.|Festnetz|Festnetznummer|Diensttelefon|Bürotelefon|Telefon dienstlich',
    mobile:
      'Mobil|Mobiltelefon|Handy|Handynummer|Mobilnummer|Mobilfunknummer|Mobiltelefonnummer|Diensthandy|Mobilrufnummer|Mobile Rufnummer',
    title:
      'Position|Funktion|Stellenbezeichnung|Berufsbezeichnung|Tätigkeit|Beruf|Stelle|Jobtitel|Titel/Position|Amtsbezeichnung',
    department: 'Abteilung|Bereich|Organisationseinheit|Fachbereich|Geschäftsbereich|Team|Abteilungsname',
    organization:
      'Firma|Unternehmen|Organisation|Firmenname|Name der Firma|Arbeitgeber|Name des Unternehmens|Kundenfirma|Betrieb',
    employeeNumber:
      'Personalnummer|Mitarbeiternummer|Mitarbeiter-ID|Personal-Nr.|Mitarbeiter-Nr.|Pers.-Nr.|Personalnr.|Ausweisnummer Mitarbeiter',
    manager:
      'Vorgesetzter|Vorgesetzte(r)|Führungskraft|Manager|Vorgesetzte/r|Direkter Vorgesetzter|Vorgesetzte Person|Berichtet an',
    streetAddress:
      'Straße|Straße und Hausnummer|Straße, Hausnummer|Adresse|Anschrift|Straße / Nr.|Straße/Hausnr.|Straße und Nr.|Adresszeile 1|Geschäftsadresse|Postanschrift',
    locality: 'Ort|Stadt|Wohnort|Stadt/Ort|Gemeinde',
    region: 'Bundesland|Bundesland oder Kanton|Kanton|Bundesland/Kanton|Provinz|Bundesstaat',
    postalCode: 'PLZ|Postleitzahl|PLZ *',
    country: 'Land|Land oder Region|Land/Region|Staat|Nutzungsstandort|Verwendungsstandort',
    timezone: 'Zeitzone',
    preferredLanguage:
      'Sprache|Bevorzugte Sprache|Anzeigesprache|Benutzersprache|Sprache der Oberfläche|Oberflächensprache',
    role: 'Rolle|Rollen|Benutzerrolle|Benutzergruppe|Gruppe|Berechtigung|Berechtigungen|Gruppen|Berechtigungsstufe|Zugriffsrolle|Benutzertyp|Sicherheitsgruppe|Rechtegruppe|Zugriffsebene',
    active: 'Status|Aktiv|Kontostatus|Konto aktiviert|Benutzerstatus|Aktiviert',
    ticketNumber:
      'Ticketnummer|Ticket-Nr.|Vorgangsnummer|Ticket|Fallnummer|Störungsnummer|Auftragsnummer Ticket|Ticket-ID|Vorgang|Anfragenummer',
    '-': 'Suche|Suchen nach|Passwort|Kennwort wiederholen|Sicherheitscode|Kartennummer|Bemerkung|Beschreibung|Notizen|Notfallkontakt|Genehmiger|E-Mail des Vorgesetzten|Computername|Gerätename|Hostname|Servername|Gruppenname|Lizenzschlüssel|API-Schlüssel|Rechnungsnummer|Faxnummer|Fax|Geburtsdatum|Geschlecht|Anrede|Durchwahl|Webseite|Homepage|Kommentar|Betreff|Nachricht|Eintrittsdatum|Gültig bis|Ablaufdatum|Kostenstelle|Seriennummer|IP-Adresse|MAC-Adresse|Inventarnummer|Umsatzsteuer-ID|Adresszusatz|Hausnummer|Gebäude|Raum|Etage|Stockwerk|Bürostandort|Zugewiesen an|Erstellt von|Eigentümer|Besitzer|Priorität|Rollenname|Richtlinienname|Domäne|Freigeber|Stellvertreter|Sekretariat|Filter|Stichwort|Kontonummer|Betrag|Mandant|Antragsteller|Benutzername SMTP|Datum|Uhrzeit|Menge|Preis|Postfach|Akademischer Titel|Zweitadresse|PIN|Einmalpasswort|Sicherheitsfrage|Antwort',
  },
  fr: {
    'name.givenName': 'Prénom|Prénom *|Prénom(s)|Votre prénom|Prénoms',
    'name.middleName': 'Deuxième prénom|Second prénom|Autres prénoms',
    'name.familyName': 'Nom de famille|Nom de famille *|Nom patronymique',
    displayName:
      'Nom complet|Nom d’affichage|Nom affiché|Nom et prénom|Prénom et nom|Prénom Nom|Nom, prénom|Nom à afficher|Nom',
    nickName: 'Surnom',
    userName:
      "Nom d’utilisateur|Nom d'utilisateur|Identifiant|Login|Identifiant de connexion|Pseudo|Nom de connexion|Identifiant utilisateur|Nom d’ouverture de session|Nom de compte",
    userPrincipalName:
      'Nom d’utilisateur principal|Nom d’utilisateur principal (UPN)|UPN|Nom principal de l’utilisateur',
    sAMAccountName: 'Nom d’ouverture de session (antérieur à Windows 2000)|sAMAccountName|Nom du compte SAM',
    email:
      'Adresse e-mail|E-mail|Courriel|Adresse de messagerie|Adresse électronique|Email|Mail|Adresse mail|Adresse courriel|Messagerie|E-mail professionnel|Adresse email principale|Mél',
    emailAlias: 'Alias|Alias de messagerie|Alias e-mail|Alias d’adresse e-mail',
    phone:
      'Téléphone|Numéro de téléphone|Téléphone professionnel|Tél.|Téléphone fixe|Téléphone bureau|N° de téléphone|Ligne directe|Téléphone (bureau)|Tél. fixe|Tél. professionnel',
    mobile:
      'Portable|Téléphone mobile|Mobile|Téléphone portable|Numéro de portable|N° de mobile|Tél. mobile|Tél. portable|GSM|Cellulaire|Numéro de mobile',
    title:
      'Fonction|Poste|Intitulé du poste|Titre|Titre du poste|Profession|Poste occupé|Emploi|Titre de fonction|Intitulé de poste',
    department: 'Service|Département|Direction|Division|Unité organisationnelle|Unité d’organisation|Pôle',
    organization:
      'Société|Entreprise|Organisation|Raison sociale|Nom de la société|Nom de l’entreprise|Employeur|Organisme|Établissement',
    employeeNumber:
      'Matricule|Numéro d’employé|ID d’employé|N° d’employé|Numéro de matricule|Identifiant employé|Matricule RH|ID employé|N° matricule|Numéro employé',
    manager:
      'Responsable|Supérieur hiérarchique|Manager|Responsable hiérarchique|Gestionnaire|N+1|Supérieur|Chef de service',
    streetAddress:
      'Adresse|Rue|Adresse postale|N° et rue|Adresse ligne 1|Numéro et rue|Numéro et nom de rue|Voie|Adresse 1|Adresse professionnelle|N° et nom de la voie',
    locality: 'Ville|Commune|Localité',
    region: 'Région|Province|État|Département ou province|État/Province|Canton|État ou province|Région/Province',
    postalCode: 'Code postal|CP|Code postal *',
    country: 'Pays|Pays ou région|Pays/Région|Lieu d’utilisation|Emplacement d’utilisation|Pays de résidence',
    timezone: 'Fuseau horaire',
    preferredLanguage: 'Langue|Langue préférée|Langue d’affichage|Langue de l’interface|Langue de préférence',
    role: 'Rôle|Rôles|Profil|Groupe|Groupes|Rôle utilisateur|Type d’utilisateur|Niveau d’accès|Groupe d’utilisateurs|Droits|Autorisations|Habilitation|Profil utilisateur|Rôle de sécurité|Permissions',
    active: 'Statut|Actif|Compte actif|Activé|État du compte|Statut du compte|Compte activé',
    ticketNumber:
      'Numéro de ticket|N° de ticket|Ticket|Numéro d’incident|Référence du ticket|N° d’incident|Numéro de demande|N° de dossier|Numéro de dossier',
    '-': 'Recherche|Rechercher|Mot de passe|Confirmer le mot de passe|Code de vérification|Numéro de carte|Commentaire|Description|Remarques|Contact d’urgence|Approbateur|E-mail du responsable|Nom de l’ordinateur|Nom de l’appareil|Nom d’hôte|Nom du serveur|Nom du groupe|Clé de licence|Clé API|Numéro de facture|Télécopie|Fax|Date de naissance|Sexe|Civilité|Site web|Objet|Message|Date d’embauche|Date d’expiration|Centre de coûts|Numéro de série|Adresse IP|Adresse MAC|Complément d’adresse|Bâtiment|Étage|Bureau|Propriétaire|Assigné à|Priorité|Domaine|Montant|SIRET|Numéro de TVA|Indicatif|Demandeur|Nom du rôle|Nom du fichier|Nom du projet|Question secrète|Réponse|Filtrer|Jeton|Nom de jeune fille|Quantité|Prix',
  },
  es: {
    'name.givenName': 'Nombre de pila|Primer nombre|Nombres',
    'name.middleName': 'Segundo nombre',
    'name.familyName': 'Apellidos|Apellido|Primer apellido|Apellido(s)|Apellido paterno',
    displayName:
      'Nombre completo|Nombre para mostrar|Nombre y apellidos|Nombre y apellido|Nombre|Apellidos y nombre|Nombre visible',
    nickName: 'Apodo',
    userName:
      'Nombre de usuario|Usuario|Login|Nombre de inicio de sesión|Usuario de acceso|Identificador de usuario|ID de usuario|Nombre de cuenta',
    userPrincipalName: 'Nombre principal de usuario|UPN|Nombre principal del usuario (UPN)',
    sAMAccountName:
      'Nombre de inicio de sesión de usuario (anterior a Windows 2000)|sAMAccountName|Nombre de cuenta SAM',
    email:
      'Correo electrónico|Correo|E-mail|Dirección de correo electrónico|Email|Dirección de correo|Correo electrónico principal|Correo de trabajo|Correo corporativo|Correo-e',
    emailAlias: 'Alias|Alias de correo|Alias de correo electrónico',
    phone:
      'Teléfono|Número de teléfono|Teléfono del trabajo|Teléfono de la oficina|Teléfono fijo|Tel.|Tfno.|Teléfono profesional|Teléfono de contacto|Nº de teléfono|Teléfono laboral',
    mobile:
      'Móvil|Teléfono móvil|Celular|Teléfono celular|Número de móvil|Nº de móvil|Número de celular|Móvil de empresa|Tel. móvil',
    title:
      'Cargo|Puesto|Puesto de trabajo|Título|Título profesional|Denominación del puesto|Profesión|Ocupación|Título del puesto',
    department: 'Departamento|Área|Unidad organizativa|División|Sección|Nombre del departamento',
    organization:
      'Empresa|Compañía|Organización|Razón social|Nombre de la empresa|Nombre de la compañía|Nombre de la organización|Empleador',
    employeeNumber:
      'Número de empleado|ID de empleado|Nº de empleado|Id. de empleado|N.º de empleado|Código de empleado|Matrícula|Legajo|Identificador de empleado',
    manager:
      'Jefe|Responsable|Gerente|Supervisor|Jefe directo|Administrador directo|Superior|Jefe inmediato|Reporta a|Superior inmediato',
    streetAddress:
      'Dirección|Calle|Calle y número|Domicilio|Dirección postal|Dirección 1|Dirección de la calle|Línea de dirección 1|Dirección línea 1',
    locality: 'Ciudad|Localidad|Población|Municipio',
    region: 'Provincia|Estado|Región|Estado o provincia|Comunidad autónoma|Estado/Provincia|Departamento o provincia',
    postalCode: 'Código postal|CP|C.P.|Cód. postal',
    country: 'País|País o región|País/Región|Ubicación de uso',
    timezone: 'Zona horaria|Huso horario',
    preferredLanguage: 'Idioma|Idioma preferido|Idioma para mostrar|Idioma de la interfaz|Lenguaje',
    role: 'Rol|Roles|Perfil|Grupo|Grupos|Tipo de usuario|Rol de usuario|Nivel de acceso|Permisos|Grupo de usuarios|Función de seguridad|Perfil de usuario',
    active: 'Estado de la cuenta|Activo|Habilitado|Activado|Cuenta habilitada|Usuario activo|Estatus',
    ticketNumber:
      'Número de ticket|Ticket|Nº de ticket|Número de incidencia|Número de caso|N.º de ticket|Número de incidente|ID del ticket|Número de solicitud',
    '-': 'Buscar|Búsqueda|Contraseña|Confirmar contraseña|Código de verificación|Número de tarjeta|Comentarios|Descripción|Notas|Contacto de emergencia|Aprobador|Correo del jefe|Nombre del equipo|Nombre del dispositivo|Nombre de host|Nombre del servidor|Nombre del grupo|Clave de licencia|Clave de API|Número de factura|Fax|Fecha de nacimiento|Sexo|Género|Tratamiento|Sitio web|Asunto|Mensaje|Fecha de contratación|Fecha de caducidad|Centro de coste|Número de serie|Dirección IP|Piso|Edificio|Oficina|Propietario|Asignado a|Prioridad|Dominio|Importe|NIF|DNI|Prefijo|Solicitante|Nombre del rol|Nombre del archivo|Pregunta de seguridad|Respuesta|Filtrar|Precio|Cantidad|Extensión',
  },
  it: {
    'name.givenName': 'Nome di battesimo|Primo nome',
    'name.middleName': 'Secondo nome',
    'name.familyName': 'Cognome|Cognome *',
    displayName: 'Nome completo|Nome visualizzato|Nome e cognome|Nome|Cognome e nome|Nome da visualizzare|Nominativo',
    nickName: 'Soprannome',
    userName: 'Nome utente|Utente|Login|Nome di accesso|ID utente|Identificativo utente|Nome account|Nome di login',
    userPrincipalName: 'Nome dell’entità utente|Nome entità utente|UPN|Nome principale utente',
    sAMAccountName: 'Nome di accesso utente (precedente a Windows 2000)|sAMAccountName|Nome account SAM',
    email:
      'E-mail|Indirizzo e-mail|Email|Posta elettronica|Indirizzo di posta elettronica|Indirizzo email|E-mail aziendale|Mail|Email di lavoro',
    emailAlias: 'Alias|Alias e-mail|Alias di posta elettronica',
    phone:
      'Telefono|Numero di telefono|Telefono ufficio|Telefono aziendale|Tel.|Telefono fisso|Recapito telefonico|N. telefono|Telefono lavoro',
    mobile:
      'Cellulare|Telefono cellulare|Numero di cellulare|Cellulare aziendale|Tel. cellulare|Telefono mobile|Mobile|N. cellulare',
    title: 'Posizione|Qualifica|Mansione|Posizione lavorativa|Titolo|Titolo professionale|Professione|Incarico',
    department: 'Reparto|Dipartimento|Ufficio|Unità organizzativa|Settore aziendale|Divisione|Area',
    organization:
      'Azienda|Società|Organizzazione|Ragione sociale|Nome azienda|Nome società|Nome della società|Ente|Ditta|Datore di lavoro|Nome dell’azienda',
    employeeNumber:
      'Matricola|Numero di matricola|ID dipendente|Numero dipendente|Codice dipendente|N. matricola|Numero di dipendente',
    manager: 'Responsabile|Manager|Superiore|Responsabile diretto|Superiore diretto|Capo|Nome del responsabile',
    streetAddress:
      'Indirizzo|Via|Via e numero civico|Via/Piazza|Indirizzo (via e numero)|Indirizzo 1|Indirizzo riga 1|Via e numero',
    locality: 'Città|Comune|Località',
    region: 'Provincia|Regione|Stato o provincia|Stato/Provincia|Provincia/Regione',
    postalCode: 'CAP|Codice postale|C.A.P.',
    country: 'Paese|Nazione|Paese/Area geografica|Paese o regione|Paese di residenza|Località di utilizzo',
    timezone: 'Fuso orario',
    preferredLanguage: 'Lingua|Lingua preferita|Lingua di visualizzazione|Lingua dell’interfaccia',
    role: 'Ruolo|Ruoli|Gruppo|Gruppi|Profilo|Tipo di utente|Ruolo utente|Livello di accesso|Permessi|Tipo utente|Gruppo utenti|Autorizzazioni',
    active: 'Attivo|Abilitato|Stato account|Account attivo|Stato dell’account|Utente attivo|Stato utente',
    ticketNumber: 'Numero ticket|Ticket|Numero di ticket|Numero di segnalazione|N. ticket|ID ticket|Numero richiesta',
    '-': 'Cerca|Ricerca|Conferma password|Codice di verifica|Numero carta|Commenti|Descrizione|Note|Contatto di emergenza|Approvatore|Email del responsabile|Nome computer|Nome dispositivo|Nome host|Nome server|Nome gruppo|Nome del gruppo|Chiave di licenza|Chiave API|Numero fattura|Fax|Data di nascita|Sesso|Sito web|Oggetto|Messaggio|Data di assunzione|Data di scadenza|Centro di costo|Numero di serie|Indirizzo IP|Piano|Edificio|Proprietario|Assegnato a|Priorità|Dominio|Importo|Codice fiscale|Partita IVA|Prefisso|Richiedente|Nome ruolo|Domanda di sicurezza|Risposta|Filtro|Interno|Prezzo|Quantità',
  },
  nl: {
    'name.givenName': 'Voornaam|Roepnaam|Voornamen',
    'name.middleName': 'Tweede voornaam',
    'name.familyName': 'Achternaam|Familienaam',
    displayName: 'Volledige naam|Weergavenaam|Naam|Voor- en achternaam|Voornaam en achternaam|Naam contactpersoon',
    nickName: 'Bijnaam',
    userName: 'Gebruikersnaam|Inlognaam|Login|Aanmeldnaam|Gebruikers-ID|Loginnaam|Gebruiker',
    userPrincipalName: 'User principal name|UPN|UPN (User Principal Name)',
    sAMAccountName: 'Aanmeldingsnaam van gebruiker (van voor Windows 2000)|sAMAccountName|SAM-accountnaam',
    email: 'E-mail|E-mailadres|E-mailadres *|Email|Mailadres|Primair e-mailadres|Zakelijk e-mailadres|E-mail werk|Mail',
    emailAlias: 'Alias|E-mailalias|E-mailaliassen',
    phone:
      'Telefoon|Telefoonnummer|Telefoon werk|Zakelijk telefoonnummer|Telefoon (kantoor)|Vaste telefoon|Tel.|Telefoonnr.|Tel. nr.|Vast nummer|Werktelefoon|Telefoon zakelijk|Zakelijke telefoon',
    mobile: 'Mobiel|Mobiele telefoon|Mobiel nummer|GSM|Mobiel telefoonnummer|Gsm-nummer|06-nummer|Mobielnummer',
    title: 'Functie|Functietitel|Functieomschrijving|Functienaam|Titel|Beroep|Functiebenaming',
    department: 'Afdeling|Team|Divisie|Bedrijfsonderdeel|Organisatie-eenheid|Afdelingsnaam',
    organization:
      'Bedrijf|Bedrijfsnaam|Organisatie|Naam bedrijf|Onderneming|Werkgever|Organisatienaam|Naam organisatie',
    employeeNumber:
      'Personeelsnummer|Medewerkernummer|Werknemersnummer|Werknemer-ID|Medewerker-ID|Personeelsnr.|Werknemers-ID',
    manager: 'Manager|Leidinggevende|Teamleider|Direct leidinggevende|Rapporteert aan|Naam leidinggevende',
    streetAddress:
      'Adres|Straat|Straat en huisnummer|Straatnaam|Adresregel 1|Postadres|Bezoekadres|Straat + huisnummer',
    locality: 'Plaats|Stad|Woonplaats|Plaatsnaam|Gemeente|Vestigingsplaats',
    region: 'Provincie|Regio|Staat of provincie|Staat/provincie',
    postalCode: 'Postcode|Postcode *',
    country: 'Land|Land of regio|Land/regio|Gebruikslocatie',
    timezone: 'Tijdzone',
    preferredLanguage: 'Taal|Voorkeurstaal|Weergavetaal|Taalvoorkeur|Interfacetaal',
    role: 'Rol|Rollen|Groep|Gebruikersrol|Gebruikersgroep|Groepen|Rechten|Toegangsniveau|Machtigingen|Type gebruiker|Gebruikerstype|Beveiligingsgroep',
    active: 'Status|Actief|Ingeschakeld|Accountstatus|Account actief|Account ingeschakeld|Geactiveerd',
    ticketNumber:
      'Ticketnummer|Ticket|Incidentnummer|Meldingsnummer|Ticket-ID|Zaaknummer|Ticketnr.|Referentie ticket|Meldingnummer',
    '-': 'Zoeken|Zoekterm|Wachtwoord|Wachtwoord bevestigen|Verificatiecode|Kaartnummer|Opmerkingen|Beschrijving|Omschrijving|Noodcontact|Goedkeurder|E-mail van manager|Computernaam|Apparaatnaam|Hostnaam|Servernaam|Groepsnaam|Licentiesleutel|API-sleutel|Factuurnummer|Fax|Geboortedatum|Geslacht|Aanhef|Website|Onderwerp|Bericht|Startdatum|Vervaldatum|Kostenplaats|Serienummer|IP-adres|Huisnummer|Gebouw|Verdieping|Eigenaar|Toegewezen aan|Prioriteit|Domein|Bedrag|KvK-nummer|Btw-nummer|Aanvrager|Rolnaam|Beveiligingsvraag|Filteren|Toestelnummer|Voorletters|Tussenvoegsel|Prijs|Aantal|Pincode',
  },
  pt: {
    'name.givenName': 'Nome próprio|Primeiro nome|Primeiro nome *',
    'name.middleName': 'Nome do meio|Segundo nome',
    'name.familyName': 'Sobrenome|Último nome|Apelido|Nome de família',
    displayName:
      'Nome completo|Nome de exibição|Nome para exibição|Nome|Nome e sobrenome|Nome e apelido|Nome a apresentar',
    nickName: 'Alcunha|Nome social',
    userName:
      'Nome de usuário|Usuário|Nome de utilizador|Utilizador|Login|ID do usuário|ID de utilizador|Nome de login|Nome da conta|Nome de início de sessão',
    userPrincipalName: 'Nome principal do usuário|Nome UPN|UPN|Nome principal de utilizador',
    sAMAccountName: 'Nome de logon do usuário (anterior ao Windows 2000)|sAMAccountName|Nome da conta SAM',
    email:
      'E-mail|Endereço de e-mail|Email|Correio eletrónico|Endereço de email|E-mail corporativo|Correio eletrônico|E-mail principal|E-mail profissional|Endereço de correio eletrónico',
    emailAlias: 'Alias|Alias de e-mail|Aliases de e-mail',
    phone:
      'Telefone|Número de telefone|Telefone comercial|Telefone do escritório|Telefone fixo|Tel.|Telefone de trabalho|Telefone profissional|Nº de telefone|Telefone de contato',
    mobile:
      'Celular|Telemóvel|Telefone celular|Número de telemóvel|Telefone móvel|Número de celular|Nº do celular|Nº de telemóvel',
    title: 'Cargo|Função|Título do cargo|Título|Profissão|Posição|Ocupação',
    department: 'Departamento|Setor|Unidade organizacional|Divisão|Área|Seção',
    organization:
      'Empresa|Organização|Razão social|Nome da empresa|Companhia|Nome da organização|Entidade|Empregador|Instituição',
    employeeNumber:
      'Número do funcionário|ID do funcionário|Matrícula|Nº de funcionário|Número de colaborador|Número mecanográfico|Código do funcionário|ID do colaborador|Número de empregado',
    manager:
      'Gerente|Gestor|Supervisor|Chefe|Superior|Gestor direto|Superior hierárquico|Responsável|Chefia|Superior imediato',
    streetAddress: 'Endereço|Rua|Morada|Logradouro|Rua e número|Endereço 1|Linha de endereço 1|Endereço linha 1',
    locality: 'Cidade|Localidade|Município',
    region: 'Estado|Distrito|Província|Estado ou província|Estado/Província|Região|UF',
    postalCode: 'Código postal|CEP|Código postal *',
    country: 'País|País ou região|País/Região|Local de uso',
    timezone: 'Fuso horário',
    preferredLanguage: 'Idioma|Idioma preferencial|Língua|Idioma de exibição|Idioma da interface|Idioma preferido',
    role: 'Perfil|Grupo|Grupos|Papel|Tipo de usuário|Função do usuário|Nível de acesso|Permissões|Perfil de acesso|Tipo de utilizador|Papéis|Grupo de usuários',
    active: 'Ativo|Status|Habilitado|Status da conta|Ativado|Conta ativa|Situação',
    ticketNumber:
      'Número do ticket|Ticket|Número do chamado|Chamado|Nº do chamado|Número do incidente|ID do ticket|Número da solicitação',
    '-': 'Pesquisar|Buscar|Procurar|Senha|Confirmar senha|Palavra-passe|Código de verificação|Número do cartão|Comentários|Observações|Descrição|Notas|Contato de emergência|Aprovador|E-mail do gestor|Nome do computador|Nome do dispositivo|Nome do host|Nome do servidor|Nome do grupo|Chave de licença|Chave de API|Número da fatura|Fax|Data de nascimento|Sexo|Gênero|Tratamento|Site|Assunto|Mensagem|Data de admissão|Data de validade|Centro de custo|Número de série|Endereço IP|Andar|Edifício|Proprietário|Atribuído a|Prioridade|Domínio|Valor|CPF|CNPJ|NIF|Ramal|Solicitante|Pergunta de segurança|Resposta|Filtrar|Preço|Quantidade|Complemento|Bairro',
  },
};
