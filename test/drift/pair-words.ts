/** What pairs are made of: names, towns and numbers of a dozen countries, and the words of consoles. */
export interface Country {
  given: string[];
  family: string[];
  titles: string[];
  /** code, trunk prefix, lengths of area and number */
  phone: [code: string, trunk: string, area: number, rest: number];
  towns: string[];
  streets: string[];
}

export const COUNTRIES: Country[] = [
  {
    given: ['Thomas', 'Jürgen', 'Käthe', 'Anne-Marie', 'Björn', 'Sören', 'Ute'],
    family: ['Müller', 'Weiß', 'Schröder', 'Lüdenscheidt-Böhm', 'von der Heide', 'Kruse', 'Jäger'],
    titles: ['Dr.', 'Prof. Dr.', 'Dipl.-Ing.', 'Herr', 'Frau'],
    phone: ['49', '0', 3, 7],
    towns: ['München', 'Köln', 'Düsseldorf'],
    streets: ['Musterstraße', 'Lindenstraße'],
  },
  {
    given: ['Grace', 'Conan', 'Ada', 'Tim', 'Siobhán', 'Mary-Jane'],
    family: ['Hopper', "O'Brien", 'Lovelace', 'Berners-Lee', 'MacDonald', 'Smith'],
    titles: ['Mr', 'Mrs.', 'Dr', 'Ms.'],
    phone: ['44', '0', 2, 8],
    towns: ['London', 'York'],
    streets: ['Example Row', 'Sample Street'],
  },
  {
    given: ['Jana', 'Ondřej', 'Božena', 'Jiří', 'Zdeněk'],
    family: ['Nováková', 'Dvořák', 'Svoboda', 'Černý', 'Růžičková'],
    titles: ['Ing.', 'Mgr.', 'MUDr.', 'Bc.'],
    phone: ['420', '', 3, 6],
    towns: ['Plzeň', 'České Budějovice'],
    streets: ['Dlouhá', 'Krátká'],
  },
  {
    given: ['Łukasz', 'Małgorzata', 'Paweł', 'Zofia'],
    family: ['Wójcik', 'Żółkiewski', 'Kowalska', 'Dąbrowski'],
    titles: ['Pan', 'Pani', 'dr', 'mgr'],
    phone: ['48', '', 2, 7],
    towns: ['Łódź', 'Gdańsk'],
    streets: ['Długa', 'Krótka'],
  },
  {
    given: ['María', 'José Luis', 'Begoña', 'Íñigo'],
    family: ['García', 'Núñez', 'Peña', 'Ibáñez'],
    titles: ['Sr.', 'Sra.', 'D.ª'.slice(0, 2)],
    phone: ['34', '', 3, 6],
    towns: ['Málaga', 'Cádiz'],
    streets: ['Calle Mayor', 'Calle Real'],
  },
  {
    given: ['François', 'Zoé', 'Jean-Luc', 'Hélène'],
    family: ['Lefèvre', 'Béranger', 'Dupont', 'L’Hôpital'],
    titles: ['M.', 'Mme', 'Dr'],
    phone: ['33', '0', 1, 8],
    towns: ['Besançon', 'Orléans'],
    streets: ['Rue Haute', 'Rue Basse'],
  },
  {
    given: ['Niccolò', 'Chiara', 'Gian Luca'],
    family: ["D'Angelo", 'Rossi', 'Però', 'De Luca'],
    titles: ['Dott.', 'Ing.', 'Sig.ra'],
    phone: ['39', '', 3, 7],
    towns: ['Forlì', 'Roma'],
    streets: ['Via Lunga', 'Via Corta'],
  },
  {
    given: ['João', 'Conceição', 'Inês'],
    family: ['Gonçalves', 'Simões', 'Araújo'],
    titles: ['Sr.', 'Eng.'],
    phone: ['351', '', 3, 6],
    towns: ['Évora', 'Lisboa'],
    streets: ['Rua Alta', 'Rua Baixa'],
  },
  {
    given: ['Søren', 'Åse', 'Bjørn'],
    family: ['Kjær', 'Ødegård', 'Ågård'],
    titles: ['Hr.'],
    phone: ['45', '', 2, 6],
    towns: ['Århus', 'Tromsø'],
    streets: ['Storgata', 'Lilleveien'],
  },
  {
    given: ['Piet', 'Anneke', 'Joost'],
    family: ['van der Berg', 'de Vries', "van 't Hof"],
    titles: ['dhr.', 'drs.', 'mevr.'],
    phone: ['31', '0', 2, 7],
    towns: ['Utrecht', 'Den Haag'],
    streets: ['Kerkstraat', 'Dorpsstraat'],
  },
  {
    given: ['Юлия', 'Владимир', 'Ольга'],
    family: ['Иванова', 'Ковальчук', 'Щербаков'],
    titles: [],
    phone: ['380', '0', 2, 7],
    towns: ['Київ', 'Львів'],
    streets: ['Довга', 'Коротка'],
  },
  {
    given: ['Lan', 'Jide', 'Priya', 'Robert'],
    family: ['Nguyen', 'Adeyemi', 'Raman', 'Johnson'],
    titles: ['Mr.', 'Dr.'],
    phone: ['1', '1', 3, 7],
    towns: ['Washington', 'Springfield'],
    streets: ['Sample Avenue', 'Main Street'],
  },
];
export const DOMAINS = ['msp.example', 'fabrikam.example', 'contoso.example'];
export const ROLES = [
  'Administrator',
  'Service desk L1',
  'Service desk L2',
  'Reader',
  'Domain Admins',
  'Backup Operator',
  'Help Desk',
  'Global Reader',
  'Password Admin',
];
export const ON = [
  'true',
  'Enabled',
  'aktiv',
  'Actif',
  'activo',
  'attivo',
  'ativo',
  'actief',
  'aktywny',
  'aktivní',
  'Yes',
  'Active',
];
export const OFF = [
  'false',
  'Disabled',
  'deaktiviert',
  'Désactivé',
  'inactivo',
  'disattivato',
  'inativo',
  'gesperrt',
  'nieaktywny',
  'neaktivní',
  'Blocked',
  'not active',
];
export const MFA_ON = ['on', 'Enforced', 'registriert', 'Configuré', 'Authenticator', 'TOTP', 'yes'];
export const MFA_OFF = ['off', 'Not registered', 'nicht eingerichtet', 'Disabled', 'keine', 'non configurato'];
export const TITLES = [
  'Senior Engineer',
  'Service desk lead',
  'Research & Development',
  'Account Manager',
  'Identity engineer',
];
