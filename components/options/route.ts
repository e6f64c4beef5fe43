import { decodePart } from '../own/decode-part.ts';
export const TABS = [
  'consoles',
  'clients',
  'technicians',
  'accounts',
  'templates',
  'exceptions',
  'machines',
  'proposals',
  'sources',
  'import',
  'movements',
  'setup',
  'signin',
  'enrolment',
  'log',
  'shortcuts',
  'about',
] as const;
export type Tab = (typeof TABS)[number];

export interface Route {
  tab: Tab;
  /** the record opened; `new` for one being added */
  open?: string;
  /** where a console being added came from */
  origin?: string;
  /** what a list is narrowed to, or what one being added is about */
  client?: string;
  technician?: string;
  console?: string;
}

const QUERY = ['origin', 'client', 'technician', 'console'] as const;

/** `#consoles/new?origin=https%3A%2F%2Frt.example` → the tab, the record opened, the origin. Anything unknown is the first tab. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [name, open] = path.split('/').map((part) => decodePart(part));
  const tab = TABS.find((one) => one === name) ?? 'consoles';
  const given = new URLSearchParams(query);
  const said = QUERY.flatMap((key) => (given.get(key) ? [[key, given.get(key)]] : []));
  return { tab, ...(open ? { open } : {}), ...Object.fromEntries(said) };
}

export function writeRoute({ tab, open, ...query }: Route): string {
  const path = open ? `#${tab}/${encodeURIComponent(open)}` : `#${tab}`;
  const said = QUERY.flatMap((key) => (query[key] ? [`${key}=${encodeURIComponent(query[key])}`] : []));
  return said.length > 0 ? `${path}?${said.join('&')}` : path;
}
