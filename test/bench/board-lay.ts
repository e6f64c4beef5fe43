/** A record and a log laid down in bulk. */
import type { Database, Writing } from '../../lib/collector/database.ts';
import { foundBy } from '../../lib/collector/found-by.ts';
import { insertRows } from '../../lib/collector/insert-rows.ts';
import type { Kind, Kinds } from '../../lib/collector/kinds.ts';
import { lockRecord } from '../../lib/collector/objects.ts';
import { referencesOf } from '../../lib/collector/references.ts';
import { makeEvent } from '../../lib/evidence/event.ts';
import { accountOf, clientOf, consoleOf, holderOf, holdersOf, type Size, shownOf, technicianOf } from './board-msp.ts';

export const AT = new Date();
const ENTRIES = ['idx', 'device', 'seq', 'prev', 'body_mac', 'leaf_hash', 'event_id', 'batch', 'body_refused'] as const;
const BODIES = [
  'idx',
  'salt',
  'body',
  'verb',
  'technician',
  'client',
  'console',
  'ticket_console',
  'ticket_number',
] as const;

export async function layRecord(db: Database, size: Size): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const times = <T>(count: number, make: (at: number) => T): T[] =>
      Array.from({ length: count }, (_, at) => make(at));
    await lay(trx, 'technicians', times(size.technicians, technicianOf));
    const own: Kinds['clients'] = {
      ...clientOf(0),
      id: 'msp',
      name: 'Example MSP',
      own: true,
      domains: ['msp.example'],
    };
    await lay(trx, 'clients', [own, ...times(size.clients, clientOf)]);
    for (let client = 0; client < size.clients; client++)
      for (let console = 0; console < size.consoles; console++) {
        await lay(trx, 'consoles', [consoleOf(client, console)]);
        await lay(
          trx,
          'accounts',
          holdersOf(size, client, console).map((technician) => accountOf(technician, client, console)),
        );
      }
  });
}

async function lay<K extends Kind>(trx: Writing, kind: K, objects: Kinds[K][]): Promise<void> {
  const rows = objects.map((one) => {
    const { search, title, state, due } = foundBy(kind, one);
    return [kind, one.id, one.version, JSON.stringify(one), 0, 1, search, title, state, due];
  });
  await insertRows(
    trx,
    'objects',
    ['kind', 'id', 'version', 'body', 'sample', 'serial', 'search', 'title', 'state', 'due'],
    rows,
  );
  const versions = objects.map((one) => [
    kind,
    one.id,
    one.version,
    JSON.stringify(one),
    AT.toISOString(),
    'command line',
  ]);
  await insertRows(trx, 'object_versions', ['kind', 'id', 'version', 'body', 'changed_at', 'changed_by'], versions);
  const references = objects.flatMap((one) => referencesOf(kind, one).map((to) => [kind, one.id, to.kind, to.id]));
  await insertRows(trx, 'object_refs', ['kind', 'id', 'to_kind', 'to_id'], references);
}

export const bodyOf = (
  holder: ReturnType<typeof holderOf>,
  seen: ReturnType<typeof shownOf>,
  device: { id: string; technician: string },
) =>
  makeEvent(
    {
      ...{
        verb: 'account.observed',
        outcome: 'success',
        actor: { technician: device.technician, version: 1, device: device.id },
      },
      client: { id: holder.client.id, version: 1 },
      console: { id: holder.console.id, profile: holder.console.profile, profileVersion: '2026-11' },
      page: { origin: holder.console.origins[0] as string, path: '/users', id: 'user' },
      object: { type: 'account', key: seen.account },
      fields: Object.entries(seen.values).map(([attribute, one]) => ({
        attribute,
        to: one?.value ?? '',
        source: 'profile' as const,
      })),
      detail: { shown: 'view' },
    },
    seen.seenAt,
  );

/** Entries without signatures: drift reads bodies, and nothing here verifies the log. */
export async function layLog(db: Database, size: Size): Promise<void> {
  const head = await db.selectFrom('log_head').select('size').executeTakeFirst();
  let index = Number(head?.size ?? 0);
  const first = index;
  for (let client = 0; client < size.clients; client++)
    await db.transaction().execute(async (trx) => {
      const entries: unknown[][] = [];
      const bodies: unknown[][] = [];
      for (let console = 0; console < size.consoles; console++)
        for (const technician of holdersOf(size, client, console)) {
          const holder = holderOf(technician, client, console);
          const seen = shownOf(holder, index - first, size.attributes, AT.getTime() - 3_600_000);
          const body = bodyOf(holder, seen, { id: 'laid-down', technician: 'technician-0' });
          entries.push([index, 'laid-down', index + 1, '', '', '', body.id, first, null]);
          bodies.push([
            index,
            '',
            JSON.stringify(body),
            body.verb,
            'technician-0',
            holder.client.id,
            holder.console.id,
            null,
            null,
          ]);
          index++;
        }
      await insertRows(trx, 'log_entries', ENTRIES, entries);
      await insertRows(trx, 'event_bodies', BODIES, bodies);
    });
  await db
    .insertInto('batches')
    .values({
      ...{
        id: first,
        device: 'laid-down',
        first_seq: 1,
        last_seq: index,
        held: index,
        signature: '',
        sent_at: AT.toISOString(),
      },
      ...{ received_at: AT.toISOString(), standing: 'active', receipt: '', checkpoint: index },
    })
    .execute();
  await db.updateTable('log_head').set({ size: index }).execute();
}
