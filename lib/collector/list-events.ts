/** Reading the log: by index, filtered, within what the reader may see. */
import { z } from 'zod';
import { VERBS } from '../evidence/event.schema.ts';
import type { eventsAnswerSchema } from '../wire/api.schema.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database.ts';
import { eventOf, readRowsOf, whyNone } from './evidence/read-rows.ts';
import { type Scope, scopeOf } from './evidence/scope.ts';

const text = z.string().min(1).max(512);

/** `after` is exclusive; without it the list starts at the log's first entry. `ticket` is a number, or `<console>:<number>`. */
export const eventsQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(-1).default(-1),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  ticket: text.optional(),
  client: text.optional(),
  console: text.optional(),
  verb: z.enum(VERBS).optional(),
  technician: text.optional(),
});
export type EventsQuery = z.infer<typeof eventsQuerySchema>;

/** One page of the log. Readers without the whole log get events of clients they serve, and their own. */
export async function listEvents(
  db: Database,
  log: string,
  caller: Caller,
  query: EventsQuery,
): Promise<z.input<typeof eventsAnswerSchema>> {
  const rows = await select(db, caller, scopeOf(caller), query).execute();
  const page = await readRowsOf(
    db,
    rows.slice(0, query.limit).map(({ idx }) => Number(idx)),
  );
  return {
    events: page.map((row) => ({
      index: row.idx,
      leaf: { v: 1, log, device: row.device, seq: row.seq, prev: row.prev, body: row.body_mac },
      leafHash: row.leaf_hash,
      salt: row.salt,
      body: eventOf(row),
      why: whyNone(row),
      receivedAt: row.received_at,
    })),
    next: rows.length > query.limit ? (page.at(-1)?.idx ?? null) : null,
  };
}

function select(db: Database, caller: Caller, scope: Scope, query: EventsQuery) {
  let found = db
    .selectFrom('log_entries as e')
    .leftJoin('event_bodies as b', 'b.idx', 'e.idx')
    .select('e.idx')
    .where('e.idx', '>', query.after)
    .orderBy('e.idx')
    .limit(query.limit + 1);
  if (query.client) found = found.where('b.client', '=', query.client);
  if (query.console) found = found.where('b.console', '=', query.console);
  if (query.verb) found = found.where('b.verb', '=', query.verb);
  if (query.technician) found = found.where('b.technician', '=', query.technician);
  if (query.ticket) {
    const [, console, number] = /^([a-z0-9][a-z0-9-]*):(.+)$/s.exec(query.ticket) ?? [];
    found = found.where('b.ticket_number', '=', number ?? query.ticket);
    if (console) found = found.where('b.ticket_console', '=', console);
  }
  if (scope === 'all') return found;
  return found.where((e) =>
    e.or([
      e('b.technician', '=', caller.technician),
      ...(scope.clients.length > 0 ? [e('b.client', 'in', scope.clients)] : []),
    ]),
  );
}
