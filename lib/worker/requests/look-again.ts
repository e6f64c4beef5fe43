/** What waits to be seen is told anew when it is, also where it looks as it did before: only a look since the deed proves anything. */
import { accountKey } from '../../drift/place.ts';
import type { Identity } from '../database.ts';
import { keptRequests, type Waiting } from './kept.ts';
import { lookThrough } from './look-through.ts';
import { isLooking } from './next-offer.ts';

/** Changes with each deed, and once more when the wait is over; '' where nothing waits to be seen. `accounts`: of a page that shows these alone. */
export async function lookAgain(
  identity: Identity,
  at: { console: string; client: string; accounts?: readonly string[] },
): Promise<string> {
  const shown = at.accounts && new Set(at.accounts.map(accountKey));
  const isHere = ({ view: { object } }: Waiting) =>
    object.console.id === at.console &&
    object.client === at.client &&
    (shown === undefined || shown.has(accountKey(object.account.name)));
  if (!(await keptRequests(identity)).waiting.some(isHere)) return '';
  const now = new Date().toISOString();
  const { waiting } = await lookThrough(identity);
  return waiting
    .filter((one) => isHere(one) && (one.deeds.length > 0 || isLooking(one.view, now)))
    .map(keyOf)
    .sort()
    .join();
}

const keyOf = ({ view, deeds }: Waiting): string =>
  `${view.id}@${deeds.at(-1)?.event ?? (view.ending ? view.revoked : view.done)?.at ?? ''}${view.repeatAt ? ' again' : ''}`;
