/** What packs are made by the clock, per client. */
import type { Selectable } from 'kysely';
import { canonical } from '../../../evidence/canonical.ts';
import { sha256OfText } from '../../../evidence/hash.ts';
import { duePeriods, type Every, nextDue } from '../../../evidence/pack-schedule.ts';
import type { Schedule, ScheduleRequest } from '../../../wire/evidence-packs.schema.ts';
import type { Caller } from '../../caller.ts';
import type { Tables } from '../../database.ts';
import { Refused } from '../../errors.ts';
import type { Collector } from '../../http.ts';
import { findObject } from '../../objects.ts';
import { actorOf, type OwnEvent } from '../../own-events.ts';
import { changeRecord, sayWith } from '../../sources/say-with.ts';
import { checkClient, inScope, type Scope } from '../scope.ts';
import { NOT_BEGUN } from './stored-packs.ts';

type Row = Selectable<Tables['pack_schedules']>;
const DAY_MS = 86_400_000;

export async function listSchedules({ db, now }: Collector, scope: Scope): Promise<Schedule[]> {
  const rows = await db.selectFrom('pack_schedules').selectAll().orderBy('client').orderBy('id').execute();
  return rows.filter(({ client }) => inScope(scope, client)).map((row) => shown(row, now().getTime()));
}

/** Periods that end after it was first set are made; changing it does not bring back what is past. Throws `Refused` 403, 404, 422. */
export async function putSchedule(
  collector: Collector,
  caller: Caller,
  scope: Scope,
  id: string,
  request: ScheduleRequest,
): Promise<Schedule> {
  checkClient(scope, request.client);
  const known = await findObject(collector.db, 'clients', request.client);
  if (!known) throw new Refused('destination.client', { client: request.client });
  const { client, every, day, format, keepDays, paused } = request;
  const told = { client, every, day, format, keep_days: keepDays, paused: paused ? 1 : 0, by: caller.technician };
  const row = await changeRecord(collector, async (trx, at) => {
    const before = await trx.selectFrom('pack_schedules').selectAll().where('id', '=', id).executeTakeFirst();
    if (before && !inScope(scope, before.client)) throw new Refused('schedule.unknown');
    // What was paused is not made up for.
    const since = before && (before.paused === 0 || paused) ? before.since : at;
    await trx
      .insertInto('pack_schedules')
      .values({ id, ...told, since })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...told, since }))
      .execute();
    await sayWith(
      trx,
      said(actorOf(caller), id, known, { change: before ? 'changed' : 'added', every, day, format, keepDays, paused }),
    );
    return trx.selectFrom('pack_schedules').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  });
  return shown(row, collector.now().getTime());
}

/** What it made stays as long as it was to be kept. Throws `Refused` 404. */
export async function removeSchedule(collector: Collector, caller: Caller, scope: Scope, id: string): Promise<void> {
  await changeRecord(collector, async (trx) => {
    const row = await trx.selectFrom('pack_schedules').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row || !inScope(scope, row.client)) throw new Refused('schedule.unknown');
    await trx.deleteFrom('pack_schedules').where('id', '=', id).execute();
    const known = await findObject(trx, 'clients', row.client);
    await sayWith(trx, said(actorOf(caller), id, known, { change: 'removed' }));
  });
}

const said = (
  actor: OwnEvent['actor'],
  id: string,
  client: { id: string; version: number } | undefined,
  detail: NonNullable<OwnEvent['detail']>,
): OwnEvent => ({
  ...{ verb: 'schedule.changed', outcome: 'success', actor, object: { type: 'schedule', key: id }, detail },
  ...(client ? { client: { id: client.id, version: client.version } } : {}),
});

/** Puts what became due into the queue. Several collectors may do so at once: a period has one id. */
export async function queueDue({ db, now }: Collector): Promise<void> {
  const at = now();
  const rows = await db.selectFrom('pack_schedules').selectAll().where('paused', '=', 0).execute();
  for (const row of rows) {
    const { id, client, every, day, format, keep_days, since } = row;
    const periods = duePeriods({ every: every as Every, day }, Date.parse(since), at.getTime());
    for (const { from, to, due } of periods)
      await db
        .insertInto('packs')
        .values({
          ...{
            id: packId(row, from, to),
            schedule: id,
            client,
            format,
            by: 'collector',
            asked_at: new Date(due).toISOString(),
          },
          ...{ from_at: new Date(from).toISOString(), to_at: new Date(to).toISOString(), ...NOT_BEGUN },
          until: new Date(at.getTime() + keep_days * DAY_MS).toISOString(),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    const last = periods.at(-1);
    if (last)
      await db
        .updateTable('pack_schedules')
        .set({ since: new Date(last.due).toISOString() })
        .where('id', '=', id)
        .where('since', '<', new Date(last.due).toISOString())
        .execute();
  }
}

/** The same for every collector that makes it, and another for any other schedule, client or period: schedules are changed, ended, and set again under the same name. */
function packId({ id, client }: Pick<Row, 'id' | 'client'>, from: number, to: number): string {
  const [first, last] = [from, to].map((at) => new Date(at).toISOString().slice(0, 10));
  return `ps-${first}-${last}-${sha256OfText(canonical([id, client])).slice(0, 16)}`;
}

const shown = ({ id, client, every, day, format, keep_days, paused, by }: Row, now: number): Schedule => ({
  ...{ id, client, every: every as Every, day, format: format as Schedule['format'], keepDays: keep_days },
  ...{ paused: paused === 1, by },
  nextAt: paused === 1 ? null : new Date(nextDue({ every: every as Every, day }, now)).toISOString(),
});
