/** Which column of a file of people holds what, guessed from its header by the words forms use too (seven languages). */
import { hitsIn } from '../classify/matching.ts';
import { fold } from './ascii.ts';
import { CSV_TARGETS, type CsvTarget } from './csv-targets.ts';

/** Words of files that no form has. */
const ALSO: Readonly<Record<string, CsvTarget>> = Object.fromEntries(
  (
    [
      ['contract.sponsor', 'sponsor,burge,verantwortlicher,referent,sponsor interne,patrocinador,referente,garant'],
      [
        'contract.ends',
        'contract end,contract end date,end date,contract ends,vertragsende,austrittsdatum,fin de contrat,fin de contrato,fecha fin,fine contratto,einddatum,contract einde,fim do contrato',
      ],
      [
        'userType',
        'user type,employee type,employment type,beschaftigungsart,mitarbeitertyp,type de contrat,tipo de empleado,tipo di dipendente,tipo de funcionario,dienstverband',
      ],
      ['active', 'active,enabled,account enabled,aktiv,actif,activo,attivo,ativo,actief,status'],
      ['userName', 'upn,user principal name,samaccountname,sam account name,username,login,logon name'],
      ['name.givenName', 'first name,given name,forename,vorname,prenom,nombre,nome,voornaam'],
      ['name.familyName', 'last name,surname,family name,nachname,nom,apellidos,cognome,achternaam,apelido'],
    ] as const
  ).flatMap(([target, words]) => words.split(',').map((word) => [plain(word), target])),
);

const NAMED: Readonly<Record<string, CsvTarget>> = { name: 'displayName', accountName: 'userName' };

/** How much of a header must be what it is taken for. */
const ENOUGH = 0.5;

/** What a header means; `ignore` where it is not clear. */
export function guessColumn(header: string): CsvTarget {
  const exact = CSV_TARGETS.find((target) => plain(target) === plain(header) || plain(last(target)) === plain(header));
  const known = exact ?? ALSO[plain(header)];
  if (known) return known;
  const [best] = [...hitsIn(header, 'label', new Map())].sort((a, b) => b.share - a.share);
  if (!best || best.share < ENOUGH) return 'ignore';
  const target = NAMED[best.concept] ?? best.concept;
  return CSV_TARGETS.find((one) => one === target) ?? 'ignore';
}

/** Every header's meaning; one that two columns seem to have is the first one's. */
export function guessColumns(headers: readonly string[]): CsvTarget[] {
  const taken = new Set<CsvTarget>();
  return headers.map((header) => {
    const target = guessColumn(header);
    if (taken.has(target)) return 'ignore';
    if (target !== 'ignore') taken.add(target);
    return target;
  });
}

const last = (target: string): string => target.split('.').at(-1) as string;

function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
