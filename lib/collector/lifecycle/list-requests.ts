/** Requests the reader may see, and those that wait for them. Oldest first. */
import { placeId } from '../../drift/place.ts';
import { mayNot } from '../../lifecycle/may-do.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { OPEN, type State } from '../../lifecycle/states.ts';
import type { TransitionName } from '../../lifecycle/transitions.ts';
import type { RequestsQuery } from '../../wire/lifecycle.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { listObjects } from '../objects.ts';
import { personsAt } from './person.ts';

/** What each kind of work is about: states, and the step that waits. */
const WORK: Record<'approve' | 'do' | 'verify', Partial<Record<State, TransitionName>>> = {
  approve: { requested: 'approve', emergency: 'approve-emergency' },
  do: { approved: 'implement', 'emergency-approved': 'implement', 'revocation-requested': 'revoke' },
  verify: {
    ...{ implemented: 'verify', verified: 'verify', revoked: 'verify-revocation' },
    'revocation-verified': 'verify-revocation',
  },
};

const PIECE = 200;

export async function listRequests(
  db: Database,
  caller: Caller,
  query: RequestsQuery,
): Promise<{ requests: AccessRequest[]; next: string | null }> {
  const persons = await personsAt(db, caller, await listObjects(db, 'clients'));
  const visible = [...persons].filter(([, { serves, approves }]) => serves || approves).map(([id]) => id);
  const work = query.work === 'own' || query.work === undefined ? undefined : WORK[query.work];
  const states = query.state ? [query.state] : work ? (Object.keys(work) as State[]) : OPEN;
  const found: AccessRequest[] = [];
  for (let after = query.after ?? ''; visible.length > 0; ) {
    const rows = await page(db, query, caller, visible, states, after);
    for (const { body } of rows) {
      const request = JSON.parse(body) as AccessRequest;
      const step = work?.[request.state];
      const person = persons.get(request.object.client);
      if (work && (!step || !person || mayNot(step, request, person) || !waits(request))) continue;
      found.push(request);
      if (found.length > query.limit) return { requests: found.slice(0, -1), next: found.at(-2)?.id ?? null };
    }
    if (rows.length < PIECE) break;
    after = rows.at(-1)?.id ?? '';
  }
  return { requests: found, next: null };
}

/** What was seen once and need not be seen again waits for nobody. */
const waits = ({ state, repeatAt }: AccessRequest): boolean =>
  (state !== 'verified' && state !== 'revocation-verified') || repeatAt !== null;

function page(
  db: Database,
  query: RequestsQuery,
  caller: Caller,
  visible: readonly string[],
  states: readonly State[],
  after: string,
) {
  let found = db
    .selectFrom('requests')
    .select(['id', 'body'])
    .where('id', '>', after)
    .where('state', 'in', states)
    .where('client', 'in', query.client ? visible.filter((id) => id === query.client).concat('') : visible)
    .orderBy('id')
    .limit(PIECE);
  if (query.work === 'own') found = found.where('owner', '=', caller.technician);
  if (query.technician) found = found.where('technician', '=', query.technician);
  if (query.console) found = found.where('console', '=', query.console);
  if (query.account && query.client && query.console)
    found = found.where('place', '=', placeId(query.console, query.client, query.account));
  if (query.movement) found = found.where('movement', '=', query.movement);
  if (query.escalated) found = found.where('escalated', '=', 1);
  return found.execute();
}
