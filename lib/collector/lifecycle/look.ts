/** A look at an account, as the log holds it, and what it shows of a request. */
import { observe } from '../../drift/observation.ts';
import { activeOf } from '../../drift/same/state-words.ts';
import type { EventBody } from '../../evidence/event.schema.ts';
import { isValue } from '../../evidence/field-policy.ts';
import { isDeed } from '../../lifecycle/deed.ts';
import type { Sight } from '../../lifecycle/evidence.ts';
import { isAbout } from '../../lifecycle/is-about.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { showsWanted, type Verdict } from '../../lifecycle/shows.ts';
import { listedDetailSchema } from '../../wire/drift.schema.ts';
import { BODY_COLUMNS, opened } from '../bodies/open-body.ts';
import type { Writing } from '../database.ts';
import { type PlaceView, sightingOf } from '../drift/sighting.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { checkAbout, checkPlace, eventsShown, type LogEvent, plain } from './events-shown.ts';

/** Throws `Refused` 422 for an event that is no look at this account. */
export async function sightOf(trx: Writing, event: string, request: AccessRequest): Promise<Sight> {
  const [look] = (await eventsShown(trx, [event])) as [LogEvent];
  await checkPlace(trx, look, request.object);
  const verdict = await verdictOf(trx, look, request);
  return { ...plain(look), as: verdict.as, why: verdict.why, ...(verdict.gone ? { gone: true } : {}) };
}

async function verdictOf(trx: Writing, look: LogEvent, request: AccessRequest): Promise<Verdict> {
  const { body, event } = look;
  const ends = request.ending !== null;
  if (body.verb === 'accounts.listed' && ends) return listed(trx, look, request);
  checkAbout(look, request.object);
  if (request.object.change === 'rotation' && isDeed(body, 'rotation', true))
    return { as: 'wanted', why: 'The secret was replaced once more.' };
  if (body.verb !== 'account.observed')
    throw new Refused('lifecycle.eventOther', { event, why: 'it is no look at an account' });
  if (body.outcome !== 'success') return { as: 'unread', why: 'The page could not be read.' };
  const view = await placeView(trx, request);
  const sighting = sightingOf({ index: look.index, receivedAt: look.receivedAt, salt: look.salt, body }, view);
  if (!sighting) return { as: 'unread', why: 'Whose account it is could not be read.' };
  const { shown } = observe(undefined, sighting);
  return showsWanted(request.object, ends, {
    shown,
    isDigestOf: (digest, _, value) => isValue(digest, value, look.salt),
  });
}

/** Of the record, the place the request is about: `checkPlace` has made sure that the look happened there. */
async function placeView(trx: Writing, { object }: AccessRequest): Promise<PlaceView> {
  const console = await findObject(trx, 'consoles', object.console.id);
  const client = await findObject(trx, 'clients', object.client);
  return {
    consoles: new Map(console && [[console.id, console]]),
    clients: new Map(client && [[client.id, client]]),
    own: client?.own ? client : undefined,
  };
}

/** A list that was read to its end, in which the account is not, or is switched off. What the list showed came from the same device meanwhile. */
async function listed(trx: Writing, list: LogEvent, request: AccessRequest): Promise<Verdict> {
  const detail = listedDetailSchema.safeParse(list.body.detail ?? {}).data;
  if (!detail?.complete || list.body.outcome !== 'success')
    return { as: 'unread', why: 'The list was not read to its end.' };
  const since = endedAt(request);
  const began = new Date(detail.began).toISOString();
  if (began < since) return { as: 'unread', why: 'The list was begun before the account was ended.' };
  const rows = await trx
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .innerJoin('batches as s', 's.id', 'e.batch')
    .select(['e.idx', 's.sent_at'])
    .select(BODY_COLUMNS)
    .where('e.device', '=', list.device)
    .where('e.seq', '<', list.seq)
    .where('b.console', '=', request.object.console.id)
    .where('b.verb', '=', 'account.observed')
    .orderBy('b.idx', 'desc')
    .limit(MOST_ROWS)
    .execute();
  for (const row of opened(trx, rows)) {
    if (row.body === null || row.salt === null) {
      // It may be the one that showed the account, unless it was sent, by the same clock, before the list was begun.
      if (Date.parse(row.sent_at) < Date.parse(began)) break;
      return { as: 'unread', why: `Entry ${row.idx} of the log, just before it, cannot be read. Read the list again.` };
    }
    const body = JSON.parse(row.body) as EventBody;
    if (body.at < began) break;
    if (!isAbout({ body, salt: row.salt }, request.object.account.name)) continue;
    const active = body.fields?.find(({ attribute }) => attribute === 'active')?.to;
    // A list names accounts, not always what they may do.
    if (request.object.change === 'change')
      return { as: 'unread', why: 'The list does not tell what the account may do.' };
    if (active && activeOf(active) === false) return { as: 'wanted', why: 'The account is switched off.' };
    return {
      as: 'otherwise',
      why: `The account is still in the list${active ? `, as “${active.slice(0, 64)}”` : ''}.`,
    };
  }
  return { as: 'wanted', why: `The account is not in the list of ${detail.rows} any more.`, gone: true };
}

/** When it was ended in the console, not when somebody said so here: a console shows its list the moment the account is gone. */
function endedAt({ revoked, ending }: AccessRequest): string {
  const deeds = revoked && !revoked.elsewhere ? revoked.events.map(({ at }) => at) : [];
  return deeds.sort().at(-1) ?? ending?.at ?? '';
}

const MOST_ROWS = 20_000;
