import { fold } from './ascii.ts';

const ON = new Set(
  'active enabled aktiv aktiviert actif active activee activo habilitado attivo abilitato ativo actief ingeschakeld aktywny aktivni'.split(
    ' ',
  ),
);
const OFF = new Set(
  'inactive disabled deactivated inaktiv deaktiviert inactif desactive inactivo deshabilitado inattivo disabilitato inativo inactief uitgeschakeld nieaktywny neaktivni'.split(
    ' ',
  ),
);
const YES = new Set('true yes on 1 ja oui si sim tak ano'.split(' '));
const NO = new Set('false no off 0 nein non nao nee nie ne'.split(' '));

/** What a console's word for an account's state means: `true` active, `false` not; undefined for words that are neither (suspended, pending …). */
export function statusOf(word: string): boolean | undefined {
  const folded = fold(word.trim());
  if (ON.has(folded) || YES.has(folded)) return true;
  if (OFF.has(folded) || NO.has(folded)) return false;
  return undefined;
}
