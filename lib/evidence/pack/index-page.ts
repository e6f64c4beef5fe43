/**
 * What a pack tells, as a page a person reads and prints: one file of HTML, without script, style sheet, picture or address to load. Pure; everything from the log is escaped text.
 */

import { displayText } from '../display-text.ts';
import type { EventBody } from '../event.schema.ts';
import { type Group, groupOf } from '../story/groups.ts';
import type { PathStep, Paths, ToldPath } from '../story/paths.ts';

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

/** Text as a page may hold it, in attributes too: nothing in it is markup (OWASP, cross-site scripting prevention, rules 1 and 2), hides or turns the line (display-text.ts). */
export function escapeHtml(text: string): string {
  return displayText(text).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}h1{font-size:1.4rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #8886}th{font-weight:600}td:first-child,td:nth-child(2){white-space:nowrap}code{font-size:.75rem;overflow-wrap:anywhere}
section{border:1px solid #8886;border-radius:6px;margin:0 0 1rem;padding:.75rem 1rem}section p{margin:.15rem 0}section dl{font-size:.8rem;margin:.5rem 0 0}ol{list-style:none;margin:.75rem 0 0;padding:0}
li{display:grid;grid-template-columns:max-content 1fr max-content;gap:0 1rem;align-items:baseline;padding:.3rem 0;border-top:1px solid #8883}time{font-variant-numeric:tabular-nums}small,li time{opacity:.75}a{color:inherit}tr:target{outline:2px solid}
@media (max-width:40rem){li,dl{grid-template-columns:1fr}dd{margin:0 0 .4rem}table{display:block;overflow-x:auto}}
@media print{:root{color-scheme:light}body{margin:0;max-width:none;font-size:10pt}thead{display:table-header-group}tr,li{break-inside:avoid}h3{break-after:avoid}a{text-decoration:none}}`;

/** The page, piece by piece: the path of each request, then every event. `after`: paragraphs below. */
export async function* indexPage(
  head: PageHead,
  paths: Paths,
  rows: AsyncIterable<PageRow>,
  after: readonly string[] = [],
): AsyncGenerator<string> {
  yield `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(head.title)}</title><style>${STYLE}</style></head><body><main>\n`;
  yield `<h1>${escapeHtml(head.title)}</h1>\n${listOf(head.facts)}\n`;
  yield* pathsOf(paths);
  yield '<h2>Every event</h2>\n<table><caption>In the order of the log. Times are the collector’s, in UTC.</caption><thead><tr><th scope="col">Entry</th><th scope="col">Received</th><th scope="col">What happened</th><th scope="col">Derived again</th><th scope="col">Leaf hash</th></tr></thead><tbody>\n';
  for await (const row of rows) yield rowOf(row);
  yield `</tbody></table>\n${after.map((text) => `<p>${escapeHtml(text)}</p>\n`).join('')}</main></body></html>\n`;
}

const listOf = (facts: PageHead['facts']): string =>
  `<dl>${facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;

function* pathsOf({ paths, left }: Paths): Generator<string> {
  if (paths.size === 0) return;
  const more = left.size > 0 ? ` ${left.size} more are told by their events below only.` : '';
  yield `<h2>Requests for access, step by step</h2>\n<p>Times are the collector’s, in UTC. The numbers are of the entries below: each step is one, and what shows it are others.${more}</p>\n`;
  for (const path of paths.values()) yield pathOf(path);
}

function pathOf({ request, about, hash, exactly, state, steps }: ToldPath): string {
  const ids = listOf([...(exactly ?? []), ['Request', request], ['Hash of the exact object', hash]]);
  return `<section><h3>${escapeHtml(about)}</h3>\n<p>Stands as: <strong>${escapeHtml(state)}</strong></p>\n<ol>${steps.map(stepOf).join('')}</ol>\n${ids}</section>\n`;
}

function stepOf({ index, receivedAt, sentence, shownBy }: PathStep): string {
  const shown = shownBy.length > 0 ? `, shown by ${shownBy.map(entry).join(', ')}` : '';
  return `<li>${timeOf(receivedAt)}<span>${escapeHtml(sentence)}</span><small>${entry(index)}${shown}</small></li>\n`;
}

const entry = (index: number): string => `<a href="#e${index}">${index}</a>`;
const timeOf = (moment: string): string =>
  `<time datetime="${escapeHtml(moment)}">${escapeHtml(moment.replace('T', ' ').replace(/\.\d+Z$/, ''))}</time>`;

const GROUP_WORDS: Partial<Record<Group, string>> = {
  refusal: 'Refusal',
  emergency: 'Emergency',
  security: 'Security',
  exception: 'Exception',
};

function rowOf({ index, receivedAt, story, body, replay, leafHash }: PageRow): string {
  const word = body ? GROUP_WORDS[groupOf(body)] : undefined;
  const marked = word ? `<strong>${word}.</strong> ` : '';
  return `<tr id="e${index}"><td>${index}</td><td>${timeOf(receivedAt)}</td><td>${marked}${escapeHtml(story)}.</td><td>${escapeHtml(replay)}</td><td><code>${escapeHtml(leafHash)}</code></td></tr>\n`;
}

const REPLAYED = {
  same: 'the same',
  differs: 'something else',
  cannot: 'cannot be said',
  erased: 'erased',
  nothing: '',
} as const;
export const replayWord = (status: keyof typeof REPLAYED): string => REPLAYED[status];
