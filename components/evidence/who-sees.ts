import type { Role } from '../../lib/record/record.schema.ts';
import type { View } from './route.ts';

const OVERSEERS: readonly Role[] = ['lead', 'compliance', 'administrator'];
const AUDITORS: readonly Role[] = ['compliance', 'administrator'];

/** Who is shown a view. The collector decides by itself; a role without a line sees it too. */
const ONLY: Partial<Record<View, readonly Role[]>> = {
  reach: OVERSEERS,
  closure: OVERSEERS,
  proof: OVERSEERS,
  sample: OVERSEERS,
  match: AUDITORS,
  export: AUDITORS,
  erasure: AUDITORS,
  destinations: ['administrator'],
};

export const NAVIGATION = [
  { group: 'find', views: ['search', 'timeline'] },
  { group: 'audit', views: ['reach', 'proof', 'closure', 'sample', 'match'] },
  { group: 'files', views: ['export', 'check'] },
  { group: 'keep', views: ['erasure', 'destinations'] },
] as const satisfies { group: string; views: readonly View[] }[];

export const seesView = (roles: readonly Role[], view: View): boolean =>
  ONLY[view]?.some((role) => roles.includes(role)) ?? true;
