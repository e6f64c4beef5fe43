/** Requests for access, each told as one path from its beginning to where it stands, gathered from events in the order of the log. */
import type { EventBody } from '../event.schema.ts';
import { beginningOfEmergency, stepOfRequest } from './step-of-request.ts';
import type { Names } from './words.ts';

export interface PathStep {
  /** its entry in the log */
  index: number;
  receivedAt: string;
  sentence: string;
  /** entries that show it */
  shownBy: number[];
}

export interface ToldPath {
  request: string;
  about: string;
  hash: string;
  /** what exactly was asked for: name and value; null where no event tells */
  exactly: [string, string][] | null;
  /** where it stands, in words */
  state: string;
  steps: PathStep[];
}

export interface Paths {
  /** by request, in the order they began */
  paths: Map<string, ToldPath>;
  /** how many requests beyond the most that are told */
  left: Set<string>;
  /** entries of events a step may name, by event id */
  entries: Map<string, number>;
  /** how emergencies began, by event id */
  beginnings: Map<string, PathStep>;
}

/** As many a page tells; what else there is stands in the list of its events. */
const MOST_PATHS = 1000;
/** What lies further back than this is not named as what shows a step. */
const MOST_ENTRIES = 20_000;
const SHOWING = new Set(['form.submitted', 'fill.done', 'action.performed', 'account.observed', 'accounts.listed']);

export const newPaths = (): Paths => ({
  paths: new Map(),
  left: new Set(),
  entries: new Map(),
  beginnings: new Map(),
});

/** Takes the next event of the log. */
export function tellNext(
  { paths, left, entries, beginnings }: Paths,
  { index, receivedAt, body, names }: { index: number; receivedAt: string; body: EventBody; names: Names },
): void {
  if (SHOWING.has(body.verb) || body.verb === 'ticket.read') keepEntry(entries, body.id, index);
  if (body.verb === 'emergency.begun')
    beginnings.set(body.id, { index, receivedAt, sentence: beginningOfEmergency(body, names), shownBy: [] });
  const step = stepOfRequest(body, names);
  if (!step) return;
  const { request, about, hash, state, exactly, sentence, shown } = step;
  const path = paths.get(request) ?? { request, about, hash, exactly, state, steps: [] };
  if (path.steps.length === 0) {
    if (paths.size >= MOST_PATHS) {
      left.add(request);
      return;
    }
    paths.set(request, path);
    path.steps.push(...shown.flatMap((id) => beginnings.get(id) ?? []));
  }
  Object.assign(path, { about, hash, state, exactly: exactly ?? (hash === path.hash ? path.exactly : null) });
  path.steps.push({ index, receivedAt, sentence, shownBy: shown.flatMap((id) => entries.get(id) ?? []) });
}

function keepEntry(entries: Map<string, number>, id: string, index: number): void {
  entries.set(id, index);
  const [oldest] = entries.size > MOST_ENTRIES ? entries.keys() : [];
  if (oldest !== undefined) entries.delete(oldest);
}
