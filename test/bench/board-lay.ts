/** A record and a log laid down in bulk. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { v7 as uuid } from 'uuid';
import type { Database } from '../../lib/collector/database.ts';
import { foundBy } from '../../lib/collector/found-by.ts';
import type { Kind, Kinds } from '../../lib/collector/kinds.ts';
import { currentKey, type LogBook } from '../../lib/collector/log-book.ts';
import { signCheckpoint } from '../../lib/collector/log-head.ts';
import { recordSerial } from '../../lib/collector/objects.ts';
import { referencesOf } from '../../lib/collector/references.ts';
import { growEdge, rootOfEdge } from '../../lib/collector/tree-edge.ts';
import { readEdge, storeTiles } from '../../lib/collector/tree-tiles.ts';
import type { Holder } from '../../lib/drift/judge.ts';
import { canonical } from '../../lib/evidence/canonical.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { makeEvent } from '../../lib/evidence/event.ts';
import { leafHash, NO_LEAF, textMac } from '../../lib/evidence/leaf.ts';
import {
  accountOf,
  clientOf,
  consoleOf,
  derivedFor,
  holderOf,
  holdersOf,
  type Size,
  shownOf,
  technicianOf,
} from './board-msp.ts';
import { type Laying, openLaying } from './lay-rows.ts';

export const AT = new Date();
const OBJECTS = ['kind', 'id', 'version', 'body', 'sample', 'serial', 'search', 'title', 'state', 'due'];
const VERSIONS = ['kind', 'id', 'version', 'body', 'changed_at', 'changed_by'];
const REFS = ['kind', 'id', 'to_kind', 'to_id'];
const ENTRIES = ['idx', 'device', 'seq', 'prev', 'body_mac', 'leaf_hash', 'event_id', 'batch', 'body_refused'];
const BODIES = ['idx', 'salt', 'body', 'verb', 'technician', 'client', 'console', 'ticket_console', 'ticket_number'];
const TABLES = ['objects', 'object_versions', 'object_refs', 'log_entries', 'event_bodies'];

const DEVICE = { id: 'laid-down', technician: 'technician-0' };

/** The record and the log of an MSP of this size: the log with its tree, so that it can be appended to; its one batch is signed by nobody. */
export async function layWorld(
  db: Database,
  book: LogBook,
  size: Size,
  place: { folder: string; url: string | undefined },
) {
  await db
    .updateTable('serials')
    .set((e) => ({ value: e('value', '+', 1) }))
    .where('name', '=', 'record')
    .execute();
  const serial = await recordSerial(db);
  const head = await db.selectFrom('log_head').selectAll().executeTakeFirstOrThrow();
  const first = Number(head.size);
  let edge = await readEdge(db, book, { size: first, root: head.root });
  const laying = await openLaying(place.folder, place.url, TABLES);
  const leaves: string[] = [];
  await layPeople(laying, size, serial);
  let prev = NO_LEAF;
  for (let client = 0; client < size.clients; client++) {
    const derived = new Map<number, ReturnType<typeof derivedFor>>();
    for (let console = 0; console < size.consoles; console++) {
      const holders = holdersOf(size, client, console);
      await layObjects(laying, 'consoles', [consoleOf(client, console)], serial);
      await layObjects(
        laying,
        'accounts',
        holders.map((one) => accountOf(one, client, console)),
        serial,
      );
      const entries: unknown[][] = [];
      const bodies: unknown[][] = [];
      for (const technician of holders) {
        const at = leaves.length;
        const holder = holderOf(technician, client, console);
        const values = derived.get(technician) ?? derivedFor(holder);
        derived.set(technician, values);
        const seen = shownOf(holder, at, size.attributes, AT.getTime() - 3_600_000, values);
        const body = bodyOf(holder, seen, DEVICE);
        const text = canonical(body);
        const mac = textMac(SALT, text);
        const leaf = leafHash({ v: 1, log: book.log, device: DEVICE.id, seq: at + 1, prev, body: mac });
        entries.push([first + at, DEVICE.id, at + 1, prev, mac, leaf, body.id, first, null]);
        bodies.push([
          first + at,
          SALT,
          text,
          body.verb,
          DEVICE.technician,
          holder.client.id,
          holder.console.id,
          null,
          null,
        ]);
        leaves.push(leaf);
        prev = leaf;
      }
      await laying.lay('log_entries', ENTRIES, entries);
      await laying.lay('event_bodies', BODIES, bodies);
    }
  }
  await laying.close();
  await db.transaction().execute(async (trx) => {
    const grown = growEdge(edge, leaves.map(hexToBytes));
    edge = grown.edge;
    await storeTiles(trx, grown.grown);
    const root = rootOfEdge(edge);
    const { epoch } = head;
    const note = signCheckpoint(book.log, await currentKey(trx, book), { epoch, size: edge.size, root });
    await trx.insertInto('checkpoints').values({ epoch, size: edge.size, note }).execute();
    await trx
      .updateTable('log_head')
      .set({ size: edge.size, root: bytesToHex(root) })
      .execute();
    await trx
      .insertInto('batches')
      .values(batchOf(first, leaves.length, edge.size))
      .execute();
  });
}

async function layPeople(laying: Laying, size: Size, serial: number): Promise<void> {
  const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
  const own: Kinds['clients'] = { ...clientOf(0), id: 'msp', name: 'Example MSP', own: true, domains: ['msp.example'] };
  await layObjects(laying, 'technicians', times(size.technicians, technicianOf), serial);
  await layObjects(laying, 'clients', [own, ...times(size.clients, clientOf)], serial);
}

async function layObjects<K extends Kind>(laying: Laying, kind: K, objects: Kinds[K][], serial: number): Promise<void> {
  const at = AT.toISOString();
  const rows = objects.map((one) => {
    const { search, title, state, due } = foundBy(kind, one);
    const text = JSON.stringify(one);
    return {
      object: [kind, one.id, one.version, text, 0, serial, search, title, state, due],
      version: [kind, one.id, one.version, text, at, 'command line'],
    };
  });
  await laying.lay(
    'objects',
    OBJECTS,
    rows.map(({ object }) => object),
  );
  await laying.lay(
    'object_versions',
    VERSIONS,
    rows.map(({ version }) => version),
  );
  await laying.lay(
    'object_refs',
    REFS,
    objects.flatMap((one) => referencesOf(kind, one).map((to) => [kind, one.id, to.kind, to.id])),
  );
}

type Seen = ReturnType<typeof shownOf>;
type Device = { id: string; technician: string };

/** Its keys in the order they are hashed in. */
const bodyOf = (holder: Holder, seen: Seen, { id: device, technician }: Device): EventBody => ({
  actor: { device, technician, version: 1 },
  at: new Date(seen.seenAt).toISOString(),
  client: { id: holder.client.id, version: 1 },
  console: { id: holder.console.id, profile: holder.console.profile, profileVersion: '2026-11' },
  detail: { shown: 'view' },
  fields: Object.entries(seen.values).map(([attribute, one]) => ({
    attribute,
    source: 'profile' as const,
    to: one?.value ?? '',
  })),
  id: uuid({ msecs: seen.seenAt }),
  object: { key: seen.account, type: 'account' },
  outcome: 'success',
  page: { id: 'user', origin: holder.console.origins[0] as string, path: '/users' },
  v: 1,
  verb: 'account.observed',
});

/** As a device makes it, which looks for secrets in it too. */
export function eventOf(holder: Holder, seen: Seen, device: Device): EventBody {
  const { v: _, id: __, at: ___, ...parts } = bodyOf(holder, seen, device);
  return makeEvent(parts, seen.seenAt);
}

const SALT = 'a1'.repeat(32);

const batchOf = (id: number, held: number, checkpoint: number) => ({
  ...{ id, device: DEVICE.id, first_seq: 1, last_seq: held, held, signature: '', sent_at: AT.toISOString() },
  ...{ received_at: AT.toISOString(), standing: 'active', receipt: '', checkpoint },
});
