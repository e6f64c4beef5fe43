/** Which column of a console's log says what, proposed by its name alone: nothing here knows any product. */

export const LOG_PARTS = ['time', 'actor', 'target', 'action', 'result'] as const;
export type LogPart = (typeof LOG_PARTS)[number];
/** Columns by what they say; of several, the first that is not empty counts (a date and a time beside it are read together). */
export type LogMapping = Record<LogPart, string[]>;

/** Best first: words that must all stand in the name. */
const NAMES: Readonly<Record<LogPart, readonly string[][]>> = {
  time: [
    ['activity', 'date'],
    ['activity', 'time'],
    ['event', 'time'],
    ['creation', 'time'],
    ['req', 'start'],
    ['timestamp'],
    ['created'],
    ['occurred'],
    ['logged', 'at'],
    ['date', 'utc'],
    ['date', 'time'],
    ['when'],
    ['time'],
    ['date'],
  ],
  actor: [
    ['initiated', 'user', 'principal', 'name'],
    ['actor', 'user', 'principal', 'name'],
    ['initiated', 'user', 'name'],
    ['actor', 'upn'],
    ['actor', 'alternate', 'id'],
    ['actor', 'email'],
    ['actor', 'mail'],
    ['actor', 'name'],
    ['actor', 'login'],
    ['initiated', 'app', 'display', 'name'],
    ['authz', 'id'],
    ['performed', 'by'],
    ['changed', 'by'],
    ['modified', 'by'],
    ['created', 'by'],
    ['initiated', 'by'],
    ['creator'],
    ['actor'],
    ['initiator'],
    ['operator'],
    ['administrator'],
    ['admin'],
    ['performer'],
    ['caller'],
    ['user', 'id'],
    ['username'],
    ['user', 'name'],
    ['user'],
    ['by'],
    ['source', 'account'],
  ],
  target: [
    ['target', 'user', 'principal', 'name'],
    ['target', 'upn'],
    ['target', 'alternate', 'id'],
    ['target', 'email'],
    ['target', 'mail'],
    ['target', 'login'],
    ['target', 'user', 'name'],
    ['target', 'display', 'name'],
    ['target', 'name'],
    ['req', 'dn'],
    ['object', 'id'],
    ['object', 'name'],
    ['affected'],
    ['target', 'user'],
    ['target', 'account'],
    ['target'],
    ['object'],
    ['subject'],
    ['entity'],
    ['resource'],
    ['account'],
    ['dn'],
  ],
  action: [
    ['activity', 'display', 'name'],
    ['operation', 'name'],
    ['operation'],
    ['event', 'name'],
    ['event', 'type'],
    ['action'],
    ['activity'],
    ['req', 'type'],
    ['event'],
    ['type'],
    ['verb'],
    ['method'],
    ['description'],
  ],
  result: [['result', 'status'], ['result'], ['outcome'], ['status'], ['success'], ['req', 'result']],
};

const wordsOf = (column: string): string[] =>
  column
    .slice(0, 256)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/([\p{Lu}])([\p{Lu}]\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** Several columns for a part where they may stand in for each other; none where no name says it. */
export function guessLogColumns(columns: readonly string[]): LogMapping {
  const words = columns.map((column) => ({ column, words: wordsOf(column) }));
  const taken = new Set<string>();
  const found: LogMapping = { time: [], actor: [], target: [], action: [], result: [] };
  for (const part of LOG_PARTS) {
    const fits = NAMES[part].flatMap((name) =>
      words
        .filter((one) => !taken.has(one.column) && isMeant(part, one.words) && name.every((w) => hasWord(one.words, w)))
        .sort((a, b) => opaque(a.words) - opaque(b.words) || a.words.length - b.words.length)
        .map(({ column }) => column),
    );
    // One time and one action: others are other things. Accounts stand in this column or that, by who did it.
    found[part] = [...new Set(fits)].slice(0, part === 'actor' || part === 'target' ? 3 : 1);
    for (const column of found[part]) taken.add(column);
  }
  return found;
}

/** An id says nobody's name, unless there is nothing else. */
const opaque = (words: readonly string[]): number => (words.at(-1) === 'id' ? 1 : 0);

/** Words run together count, as in `createdDateTime` or `username`; one word inside another does not. */
const hasWord = (words: readonly string[], word: string): boolean => words.includes(word);

/** Addresses of machines, kinds of things and ids nobody reads name no account; what it was done to did not do it. */
const NO_ACCOUNT = [
  ...['ip', 'agent', 'type', 'count', 'correlation', 'session', 'tenant', 'device', 'location', 'reason'],
  ...['url', 'uri', 'href', 'link'],
];
function isMeant(part: LogPart, words: readonly string[]): boolean {
  if (part === 'time') return !words.some((word) => ['zone', 'by', 'user'].includes(word));
  if (part === 'actor')
    return !words.some((word) => [...NO_ACCOUNT, 'target', 'affected', 'object', 'date', 'time'].includes(word));
  if (part === 'target') return !words.some((word) => [...NO_ACCOUNT, 'date', 'time', 'modified'].includes(word));
  if (part === 'result')
    return !words.some((word) => ['reason', 'description', 'detail', 'count', 'type'].includes(word));
  return !words.some((word) => ['id', 'date', 'time', 'object', 'target', 'resource', 'user', 'source'].includes(word));
}
