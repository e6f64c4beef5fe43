import { fold } from '../../record/ascii.ts';

/** canonical role → the console's own word for it (a profile's `roles`) */
export type RoleWords = Readonly<Record<string, string>>;

/** One word of a role in any of the languages, as it is compared. */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [
      'admin',
      'administrator administrateur administratrice administrador administradora amministratore amministratrice beheerder administratorin administratorzy spravce adm admins administrators',
    ],
    ['technician', 'techniker technikerin technicien technicienne tecnico tecnica technicus technik technicians'],
    ['user', 'benutzer nutzer utilisateur usuario utente utilizador gebruiker uzytkownik uzivatel users'],
    ['operator', 'operateur operador operatore operatoren operators'],
    ['manager', 'managers gestionnaire gestor gestore'],
    ['reader', 'leser lecteur lector lettore leitor lezer ctenar readers'],
    ['viewer', 'viewers betrachter'],
    ['guest', 'gast invite invitado ospite convidado gosc host guests'],
    ['member', 'mitglied membre miembro membro lid czlonek clen members'],
    ['engineer', 'ingenieur ingeniero ingegnere engenheiro inzynier inzenyr engineers'],
    ['senior', 'sr'],
    ['junior', 'jr'],
    ['level', 'lvl stufe niveau nivel livello'],
  ].flatMap(([one = '', others = '']) => others.split(' ').map((word) => [word, one])),
);

/** A role or group for comparison: its words, case, signs, order of a directory's path and usual synonyms aside. `CN=Domain Admins,OU=…` → `domain admin`. */
export function roleKey(text: string): string {
  const name = /^(?:cn|ou|uid)=([^,]+),/i.exec(text.trim())?.[1] ?? text;
  return fold(name)
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (Object.hasOwn(ALIKE, word) ? ALIKE[word] : word))
    .join(' ')
    .replace(/\b(help|service) ?desk\b/g, '$1desk')
    .replace(/\bread ?only\b/g, 'readonly')
    .replace(/\btier (?=\d)|\blevel (?=\d)|\bl(?=\d\b)/g, 'l')
    .replaceAll(' ', '')
    .replace(/admin(?:istrator)?s?/g, 'admin');
}

/** The canonical role a console's word stands for, by the profile's mapping; the word itself where it names none. */
export function canonicalRole(shown: string, words: RoleWords = {}): string {
  const key = roleKey(shown);
  for (const [role, word] of Object.entries(words)) if (roleKey(word) === key) return role;
  return shown;
}

export const sameRole = (a: string, b: string, words: RoleWords = {}): boolean =>
  roleKey(canonicalRole(a, words)) === roleKey(canonicalRole(b, words));

/** Names in a list as consoles write it: lines, semicolons, bars; commas where no directory path is among them. */
export function namesIn(text: string): string[] {
  const parts = /(?:^|[;|\n])\s*(?:cn|ou|uid)=/i.test(text) ? text.split(/[;|\n]/) : text.split(/[;|\n,]/);
  return [...new Set(parts.map((one) => one.trim()).filter(Boolean))];
}
