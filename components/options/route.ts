export const TABS = ['consoles', 'clients', 'technicians', 'enrolment', 'log', 'shortcuts', 'about'] as const;
export type Tab = (typeof TABS)[number];

export interface Route {
  tab: Tab;
  /** the record opened; `new` for one being added */
  open?: string;
  /** where a console being added came from */
  origin?: string;
}

/** `#consoles/new?origin=https%3A%2F%2Frt.example` → the tab, the record opened, the origin. Anything unknown is the first tab. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [name, open] = path.split('/').map((part) => safeDecode(part));
  const tab = TABS.find((one) => one === name) ?? 'consoles';
  const origin = new URLSearchParams(query).get('origin');
  return { tab, ...(open ? { open } : {}), ...(origin ? { origin } : {}) };
}

export function writeRoute({ tab, open, origin }: Route): string {
  const path = open ? `#${tab}/${encodeURIComponent(open)}` : `#${tab}`;
  return origin ? `${path}?origin=${encodeURIComponent(origin)}` : path;
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
