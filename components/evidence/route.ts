import type { EvidenceFilter } from '../../lib/wire/evidence.schema.ts';

export const VIEWS = [
  'search',
  'timeline',
  'reach',
  'closure',
  'proof',
  'sample',
  'match',
  'export',
  'check',
  'erasure',
  'destinations',
] as const;
export type View = (typeof VIEWS)[number];

/** Every part of an address that narrows what is shown, as the collector's filter has it. */
export const FILTER_KEYS = [
  ...(['client', 'person', 'actor', 'subject', 'ticket', 'account', 'object', 'console'] as const),
  ...(['signedInAs', 'group', 'verb', 'outcome', 'from', 'to', 'q'] as const),
] as const satisfies readonly (keyof EvidenceFilter)[];
export type Filter = Partial<Record<(typeof FILTER_KEYS)[number], string>>;

/** Which page is shown, of what: everything that a link must bring back. `event`: the entry of the log opened; `kind`: of a population. */
export interface Route {
  view: View;
  filter: Filter;
  event?: number;
  kind?: string;
}

/** `#search?client=fabrikam&group=access&event=17` → the view, its filter, the event opened. Anything unknown is left out; an unknown view is the search. */
export function readRoute(hash: string): Route {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  const given = new URLSearchParams(query);
  const filter: Filter = {};
  for (const key of FILTER_KEYS) {
    const value = given.get(key)?.trim();
    if (value) filter[key] = value;
  }
  const event = given.get('event') ?? '';
  const kind = given.get('kind');
  return {
    view: VIEWS.find((one) => one === name) ?? 'search',
    filter,
    ...(/^\d{1,15}$/.test(event) ? { event: Number(event) } : {}),
    ...(kind ? { kind } : {}),
  };
}

export function writeRoute({ view, filter, event, kind }: Route): string {
  const query = new URLSearchParams();
  for (const key of FILTER_KEYS) if (filter[key]) query.set(key, filter[key]);
  if (event !== undefined) query.set('event', String(event));
  if (kind) query.set('kind', kind);
  const said = query.toString();
  return said ? `#${view}?${said}` : `#${view}`;
}

/** The filter with some of it changed; what is emptied goes. */
export function changed(filter: Filter, change: Filter): Filter {
  const next = { ...filter, ...change };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value));
}
