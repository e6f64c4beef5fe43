import type { Kind } from '../../lib/record/kinds.schema.ts';
import type { Role } from '../../lib/record/record.schema.ts';
import type { Tab } from './route.ts';

const OVERSEERS: readonly Role[] = ['lead', 'compliance', 'administrator'];

/** Tabs that only some roles have; the collector refuses the rest of them anyway. */
const SEEN_BY: Partial<Record<Tab, readonly Role[]>> = {
  machines: OVERSEERS,
  proposals: ['compliance', 'administrator'],
  sources: ['administrator'],
  import: ['compliance', 'administrator'],
  movements: OVERSEERS,
  setup: ['administrator'],
  signin: ['administrator'],
};

/** Tabs by what they are about, as the navigation shows them. */
export const NAVIGATION: { group: 'record' | 'access' | 'origin' | 'browser'; tabs: Tab[] }[] = [
  { group: 'record', tabs: ['consoles', 'clients', 'technicians', 'accounts'] },
  { group: 'access', tabs: ['templates', 'exceptions', 'machines', 'proposals'] },
  { group: 'origin', tabs: ['sources', 'import', 'movements', 'setup', 'signin'] },
  { group: 'browser', tabs: ['enrolment', 'log', 'shortcuts', 'about'] },
];

const THIS_BROWSER: readonly Tab[] = ['enrolment', 'log', 'shortcuts', 'about'];

/** Whether a tab is shown; a browser that is not enrolled shows what every technician would see. */
export function seesTab(roles: readonly Role[], tab: Tab): boolean {
  const needed = SEEN_BY[tab];
  return !needed || THIS_BROWSER.includes(tab) || needed.some((role) => roles.includes(role));
}

export function mayEdit(roles: readonly Role[], kind: Kind): boolean {
  return roles.includes('administrator') || (kind === 'exceptions' && roles.includes('lead'));
}

export const seesHistory = (roles: readonly Role[]): boolean => OVERSEERS.some((role) => roles.includes(role));
