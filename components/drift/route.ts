import { FINDING_KINDS, SEVERITIES } from '../../lib/drift/severity.ts';
import type { DriftState } from '../../lib/wire/drift.schema.ts';
import { decodePart } from '../own/decode-part.ts';

export const VIEWS = ['board', 'findings', 'held', 'coverage', 'trend'] as const;
export type View = (typeof VIEWS)[number];

/** `lib/wire/drift.schema.ts` has them too, behind zod. */
export const STATES = ['open', 'acknowledged', 'false-alarm', 'held', 'excepted'] as const satisfies DriftState[];

export interface Filters {
  client?: string;
  technician?: string;
  console?: string;
  severity?: (typeof SEVERITIES)[number];
  kind?: (typeof FINDING_KINDS)[number];
  state?: (typeof STATES)[number];
  /** a technician's id, or `me` */
  assigned?: string;
}

export interface Route {
  view: View;
  /** the item that is open */
  open?: string;
  filters: Filters;
}

const IDS = ['client', 'technician', 'console', 'assigned'] as const;
const ONE_OF = { severity: SEVERITIES, kind: FINDING_KINDS, state: STATES } as const;
const ID = /^[A-Za-z0-9][\w.-]{0,127}$/;

/** `#findings/i-1?severity=high` → the view, the item that is open, what it is narrowed to. What is unknown or fits nothing is left out. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [name, open] = path.split('/').map(decodePart);
  const given = new URLSearchParams(query);
  const filters: Record<string, string> = {};
  for (const key of IDS) {
    const value = given.get(key);
    if (value && ID.test(value)) filters[key] = value;
  }
  for (const [key, known] of Object.entries(ONE_OF)) {
    const value = given.get(key);
    if (value && (known as readonly string[]).includes(value)) filters[key] = value;
  }
  return { view: VIEWS.find((one) => one === name) ?? 'board', ...(open ? { open } : {}), filters: filters as Filters };
}

export function writeRoute({ view, open, filters }: Route): string {
  const path = open ? `#${view}/${encodeURIComponent(open)}` : `#${view}`;
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  return given.length > 0 ? `${path}?${new URLSearchParams(given as [string, string][])}` : path;
}

export const isNarrowed = (filters: Filters): boolean => Object.values(filters).some((value) => value !== undefined);
