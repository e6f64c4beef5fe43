/**
 * What a pack tells, as a page a person reads and prints: one file of HTML, without script, style sheet, picture or address to load. Pure; everything from the log is escaped text.
 */

import type { EventBody } from '../event.schema.ts';
import { type Group, groupOf } from '../story/groups.ts';

export interface PageHead {
  title: string;
  /** facts about the pack: name and value */
  facts: readonly (readonly [string, string])[];
}

export interface PageRow {
  index: number;
  receivedAt: string;
  story: string;
  body: EventBody | null;
  /** what became of deriving its values again; empty where there was nothing to */
  replay: string;
  leafHash: string;
}

/** Escapes text for HTML, attributes included (OWASP, cross-site scripting prevention, rules 1 and 2). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}h1{font-size:1.4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #8886}th{font-weight:600}td:first-child,td:nth-child(2){white-space:nowrap}code{font-size:.75rem;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none;font-size:10pt}thead{display:table-header-group}tr{break-inside:avoid}}`;

/** The page, piece by piece. `after`: paragraphs below the table. */
export async function* indexPage(
  head: PageHead,
  rows: AsyncIterable<PageRow>,
  after: readonly string[] = [],
): AsyncGenerator<string> {
  yield `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(head.title)}</title><style>${STYLE}</style></head><body><main>\n`;
  yield `<h1>${escapeHtml(head.title)}</h1>\n<dl>${head.facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>\n`;
  yield '<table><caption>Events in the order of the log. Times are the collector’s, in UTC.</caption><thead><tr><th scope="col">Entry</th><th scope="col">Received</th><th scope="col">What happened</th><th scope="col">Derived again</th><th scope="col">Leaf hash</th></tr></thead><tbody>\n';
  for await (const row of rows) yield rowOf(row);
  yield `</tbody></table>\n${after.map((text) => `<p>${escapeHtml(text)}</p>\n`).join('')}</main></body></html>\n`;
}

const GROUP_WORDS: Partial<Record<Group, string>> = {
  refusal: 'Refusal',
  emergency: 'Emergency',
  security: 'Security',
  exception: 'Exception',
};

function rowOf({ index, receivedAt, story, body, replay, leafHash }: PageRow): string {
  const word = body ? GROUP_WORDS[groupOf(body)] : undefined;
  const marked = word ? `<strong>${word}.</strong> ` : '';
  const time = receivedAt.replace('T', ' ').replace(/\.\d+Z$/, '');
  return `<tr><td>${index}</td><td><time datetime="${escapeHtml(receivedAt)}">${escapeHtml(time)}</time></td><td>${marked}${escapeHtml(story)}.</td><td>${escapeHtml(replay)}</td><td><code>${escapeHtml(leafHash)}</code></td></tr>\n`;
}

const REPLAYED = {
  same: 'the same',
  differs: 'something else',
  cannot: 'cannot be said',
  erased: 'erased',
  nothing: '',
} as const;
export const replayWord = (status: keyof typeof REPLAYED): string => REPLAYED[status];
