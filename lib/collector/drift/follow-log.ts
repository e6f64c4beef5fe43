/** What the log says of accounts, kept as it stands now: what was seen, lists that were read, what was done through us, who worked as whom. A projection: it can be made again. */

import { type Observation, observe, type Sighting } from '../../drift/observation.ts';
import { accountKey, LOGINS, placeId } from '../../drift/place.ts';
import { resembles } from '../../drift/resembles.ts';
import type { EventBody, Verb } from '../../evidence/event.schema.ts';
import { isValue } from '../../evidence/field-policy.ts';
import { listedDetailSchema } from '../../wire/drift.schema.ts';
import { BODY_COLUMNS, opened } from '../bodies/open-body.ts';
import type { Writing } from '../database.ts';
import { cursorOf, moveCursor } from './cursors.ts';
import { lookSoon, lookSoonWhere } from './due.ts';
import { keepObservations, readObservations } from './observations.ts';
import type { RecordView } from './record-view.ts';
import { clientOf, type LogEntry, seenAt, sightingOf } from './sighting.ts';

/** entries of one piece; most are of other verbs */
const PIECE = 1000;
const DEEDS: readonly Verb[] = ['form.submitted', 'fill.done', 'action.performed'];
const VERBS: readonly Verb[] = ['account.observed', 'accounts.listed', ...DEEDS];
const DONE = new Set(['success', 'partial', 'unknown']);

/** Takes in a piece of the log. False: there was nothing. */
export async function followLog(trx: Writing, view: RecordView): Promise<boolean> {
  const from = Number(await cursorOf(trx, 'log'));
  const head = await trx.selectFrom('log_head').select('size').executeTakeFirst();
  const to = Math.min(Number(head?.size ?? 0), from + PIECE);
  if (from >= to) return false;
  const entries = await readEntries(trx, from, to);
  await takeSightings(
    trx,
    view,
    entries.filter(({ body }) => body.verb === 'account.observed'),
  );
  await takeLists(
    trx,
    view,
    entries.filter(({ body }) => body.verb === 'accounts.listed'),
  );
  await takeDeeds(
    trx,
    view,
    entries.filter(({ body }) => DEEDS.includes(body.verb) && DONE.has(body.outcome)),
  );
  await moveCursor(trx, 'log', String(to));
  return true;
}

async function readEntries(trx: Writing, from: number, to: number): Promise<LogEntry[]> {
  const rows = await trx
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .innerJoin('batches as s', 's.id', 'e.batch')
    .select(['b.idx', 's.received_at'])
    .select(BODY_COLUMNS)
    .where('b.idx', '>=', from)
    .where('b.idx', '<', to)
    .where('b.verb', 'in', VERBS)
    .where('e.body_refused', 'is', null)
    .orderBy('b.idx')
    .execute();
  return opened(trx, rows).flatMap(({ idx, received_at, salt, body }): LogEntry[] =>
    salt === null || body === null
      ? []
      : [{ index: Number(idx), receivedAt: received_at, salt, body: JSON.parse(body) as EventBody }],
  );
}

interface Seen {
  entry: LogEntry;
  sighting: Sighting;
  place: string;
}

async function takeSightings(trx: Writing, view: RecordView, entries: readonly LogEntry[]): Promise<void> {
  const seen = entries.flatMap((entry): Seen[] => {
    const sighting = sightingOf(entry, view);
    return sighting ? [{ entry, sighting, place: placeId(sighting.console, sighting.client, sighting.account) }] : [];
  });
  if (seen.length === 0) return;
  const recorded = await recordedAt(
    trx,
    seen.flatMap(({ sighting }) => namesOf(sighting).map((name) => placeId(sighting.console, sighting.client, name))),
  );
  const kept: Seen[] = [];
  for (const one of seen) {
    const place = await placeFor(trx, one, recorded);
    if (place) kept.push({ ...one, place, sighting: { ...one.sighting, account: shownName(one, place) } });
    else if (resembles(one.sighting.account, textsOf(one.sighting), await view.people(trx))) kept.push(one);
  }
  await keep(trx, kept);
  await noteLooks(trx, seen);
  await noteUses(trx, view, seen);
}

const HIDDEN = /^(?:\[omitted\]|hmac-sha256:)/;

/** What an account may be recorded as: a console may name it by an id, or by an address. */
const namesOf = ({ account, values }: Sighting): string[] =>
  [account, ...LOGINS.map((one) => values[one]?.value)].filter((one): one is string => !!one && !HIDDEN.test(one));

const textsOf = ({ values }: Sighting): Partial<Record<string, string | null>> =>
  Object.fromEntries(Object.entries(values).map(([attribute, one]) => [attribute, one?.value ?? null]));

async function recordedAt(trx: Writing, places: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < places.length; at += 500) {
    const rows = await trx
      .selectFrom('drift_accounts')
      .select('place')
      .where('place', 'in', places.slice(at, at + 500))
      .execute();
    for (const { place } of rows) found.add(place);
  }
  return found;
}

/** The place of the recorded account this is, whichever way the console names it. */
async function placeFor(
  trx: Writing,
  { sighting, entry }: Seen,
  recorded: ReadonlySet<string>,
): Promise<string | undefined> {
  const { console, client, account } = sighting;
  const named = namesOf(sighting)
    .map((name) => placeId(console, client, name))
    .find((place) => recorded.has(place));
  if (named || !account.startsWith('hmac-sha256:')) return named;
  // The client keeps logins as digests: then the names that are recorded there are tried.
  const there = await trx
    .selectFrom('drift_accounts')
    .select(['place', 'name'])
    .where('client', '=', client)
    .where('console', '=', console)
    .execute();
  return there.find(({ name }) => isValue(account, name, entry.salt) || isValue(account, accountKey(name), entry.salt))
    ?.place;
}

/** A digest names nobody twice alike. */
const shownName = ({ sighting }: Seen, place: string): string =>
  HIDDEN.test(sighting.account) ? place : sighting.account;

async function keep(trx: Writing, seen: readonly Seen[]): Promise<void> {
  const places = [...new Set(seen.map(({ place }) => place))];
  const before = await readObservations(trx, places);
  const now = new Map<string, Observation>();
  for (const { place, sighting } of seen) now.set(place, observe(now.get(place) ?? before.get(place), sighting));
  await keepObservations(trx, now);
  await lookSoon(trx, places);
}

async function noteLooks(trx: Writing, seen: readonly Seen[]): Promise<void> {
  const looks = new Map<
    string,
    { client: string; console: string; passive_at: string | null; asked_at: string | null }
  >();
  for (const { sighting } of seen) {
    const { client, console, asked } = sighting;
    const at = new Date(sighting.seenAt).toISOString();
    const key = `${client} ${console}`;
    const known = looks.get(key) ?? { client, console, passive_at: null, asked_at: null };
    const part = asked ? 'asked_at' : 'passive_at';
    if (at > (known[part] ?? '')) known[part] = at;
    looks.set(key, known);
  }
  for (const look of looks.values()) await keepLook(trx, look);
}

type Look = { client: string; console: string } & Partial<
  Record<'passive_at' | 'asked_at' | 'list_at' | 'list_began', string | null>
> & {
    list_complete?: number;
  };

/** Each moment only ever moves on, in whatever order events arrive. */
async function keepLook(trx: Writing, look: Look): Promise<void> {
  const { client, console } = look;
  const before = await trx
    .selectFrom('drift_looks')
    .selectAll()
    .where('client', '=', client)
    .where('console', '=', console)
    .executeTakeFirst();
  const newer = (part: 'passive_at' | 'asked_at' | 'list_at' | 'list_began') => {
    const [was, is] = [before?.[part] ?? null, look[part] ?? null];
    return was === null || (is !== null && is > was) ? is : was;
  };
  const list = look.list_at && look.list_at >= (before?.list_at ?? '') ? look.list_complete : before?.list_complete;
  const row = {
    passive_at: newer('passive_at'),
    asked_at: newer('asked_at'),
    list_at: newer('list_at'),
    list_began: newer('list_began'),
    list_complete: list ?? null,
  };
  await trx
    .insertInto('drift_looks')
    .values({ client, console, ...row })
    .onConflict((conflict) => conflict.columns(['client', 'console']).doUpdateSet(row))
    .execute();
}

/** Who is signed in is recorded as somebody's account: then they worked as it. */
async function noteUses(trx: Writing, view: RecordView, seen: readonly Seen[]): Promise<void> {
  const uses = new Map<string, { place: string; technician: string; first_at: string; last_at: string }>();
  for (const { sighting } of seen) {
    const { console, signedInAs, by } = sighting;
    if (!signedInAs || HIDDEN.test(signedInAs)) continue;
    const at = new Date(sighting.seenAt).toISOString();
    for (const client of new Set([sighting.client, view.own?.id ?? sighting.client])) {
      const place = placeId(console, client, signedInAs);
      const known = uses.get(`${place} ${by}`);
      const [first_at, last_at] = known ? [earlier(at, known.first_at), later(at, known.last_at)] : [at, at];
      uses.set(`${place} ${by}`, { place, technician: by, first_at, last_at });
    }
  }
  const all = [...uses.values()];
  const owners =
    all.length === 0
      ? []
      : await trx
          .selectFrom('drift_accounts')
          .select(['place', 'technician'])
          .where(
            'place',
            'in',
            all.map(({ place }) => place),
          )
          .execute();
  const ownerOf = new Map(owners.map(({ place, technician }) => [place, technician]));
  for (const use of all) {
    const owner = ownerOf.get(use.place);
    if (owner === undefined || owner === use.technician) continue;
    const mine = trx
      .selectFrom('drift_uses')
      .selectAll()
      .where('place', '=', use.place)
      .where('technician', '=', use.technician);
    const before = await mine.executeTakeFirst();
    const first_at = before ? earlier(before.first_at, use.first_at) : use.first_at;
    const last_at = before ? later(before.last_at, use.last_at) : use.last_at;
    await trx
      .insertInto('drift_uses')
      .values({ ...use, first_at, last_at })
      .onConflict((conflict) => conflict.columns(['place', 'technician']).doUpdateSet({ first_at, last_at }))
      .execute();
    await lookSoon(trx, [use.place]);
  }
}

async function takeLists(trx: Writing, view: RecordView, entries: readonly LogEntry[]): Promise<void> {
  for (const entry of entries) {
    const at = clientOf(entry.body, view);
    const detail = listedDetailSchema.safeParse(entry.body.detail ?? {}).data;
    if (!at || !detail || entry.body.outcome !== 'success') continue;
    const { client, console } = at;
    const read = new Date(seenAt(entry)).toISOString();
    // A device whose clock runs ahead must not make accounts vanish.
    const began = earlier(new Date(detail.began).toISOString(), read);
    const list = {
      list_at: read,
      list_complete: detail.complete ? 1 : 0,
      ...(detail.complete ? { list_began: began } : {}),
    };
    await keepLook(trx, { client, console, ...list, [detail.round ? 'asked_at' : 'passive_at']: read });
    if (detail.complete)
      await lookSoonWhere(trx, 'drift_accounts', (e) => e.and([e('client', '=', client), e('console', '=', console)]));
  }
}

/** What was done through us to an account, so that nobody else is thought to have done it. */
async function takeDeeds(trx: Writing, view: RecordView, entries: readonly LogEntry[]): Promise<void> {
  const places: string[] = [];
  for (const entry of entries) {
    const at = clientOf(entry.body, view);
    if (!at) continue;
    const { object } = entry.body;
    const account = object?.type === 'account' && !HIDDEN.test(object.key) ? object.key : ANY_ACCOUNT;
    const place = placeId(at.console, at.client, account);
    await trx
      .insertInto('drift_deeds')
      .values({ place, at: new Date(seenAt(entry)).toISOString() })
      .onConflict((conflict) => conflict.columns(['place', 'at']).doNothing())
      .execute();
    places.push(place);
  }
  await lookSoon(trx, places);
}

/** Of a deed that does not say which account it was about. */
export const ANY_ACCOUNT = '*';

/** Moments as they are stored sort as texts. */
const earlier = (a: string, b: string): string => [a, b].sort()[0] as string;
const later = (a: string, b: string): string => [a, b].sort()[1] as string;
