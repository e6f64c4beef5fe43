/** A text as a page shows it, without what no reader sees: Unicode form, kinds of space, zero-width signs, soft hyphens and text direction marks. Full-width forms become plain. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[\s\u2800]+/gu, ' ')
    .trim();
}

/** Nothing to mend: the usual case, and the fast one. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
/** Signs that are not drawn: joiners, variation selectors, marks of direction. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

const DASHES = /^[-‐-―−_.·/\s]*$/u;
const NOTHING = new Set([
  ...[
    'n/a',
    'n.a.',
    'n. a.',
    'none',
    '(none)',
    '<none>',
    'null',
    '(null)',
    'nil',
    'undefined',
    'not set',
    '<not set>',
    'not specified',
    'empty',
    '(empty)',
    'unset',
  ],
  ...['keine', 'keiner', 'kein', 'keine angabe', 'k. a.', 'k.a.', 'nicht gesetzt', 'leer', '(leer)', 'nicht angegeben'],
  ...[
    'aucun',
    'aucune',
    'non défini',
    'non renseigné',
    'vide',
    'ninguno',
    'ninguna',
    'sin definir',
    'no definido',
    'vacío',
  ],
  ...[
    'nessuno',
    'nessuna',
    'non impostato',
    'vuoto',
    'nenhum',
    'nenhuma',
    'não definido',
    'vazio',
    'geen',
    'niet ingesteld',
    'leeg',
  ],
  ...['brak', 'nie ustawiono', 'puste', 'žádný', 'žádná', 'nenastaveno', 'prázdné'],
]);

/** Whether a console shows nothing here: empty, a dash, or its word for nothing. */
export function isNothing(shown: string): boolean {
  const text = cleanText(shown);
  return text === '' || DASHES.test(text) || (text.length <= 20 && NOTHING.has(text.toLowerCase()));
}
