import type { Role } from '../../lib/record/record.schema.ts';
import type { Ask } from '../own/ask.ts';
import type { Filters, Route } from './route.ts';

/** What the drift page needs the browser for. */
export interface DriftDeeds {
  /** hands the person a file made of these lines */
  save(name: string, lines: string[]): void;
  /** the address of one of our other pages */
  page(name: 'options.html' | 'evidence.html', hash?: string): string;
}

/** What every view of the drift page gets. */
export interface DriftContext {
  ask: Ask;
  deeds: DriftDeeds;
  /** who is looking */
  me: string;
  roles: readonly Role[];
  route: Route;
  go(route: Route): void;
  /** moves when the board shows something else; null before the first answer: until then nothing else is asked */
  serial: string | null;
}

export const DECIDE: readonly Role[] = ['technician', 'lead', 'administrator'];
export const EXCEPT: readonly Role[] = ['lead', 'administrator'];
export const may = ({ roles }: Pick<DriftContext, 'roles'>, needed: readonly Role[]): boolean =>
  needed.some((role) => roles.includes(role));

/** Another narrowing of the same view; what was open is closed. */
export function narrow({ route, go }: Pick<DriftContext, 'route' | 'go'>, change: Partial<Filters>): void {
  const filters = { ...route.filters, ...change };
  go({ view: route.view, filters });
}
