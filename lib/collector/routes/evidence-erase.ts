/** Erasing evidence, and keeping it from being erased. */
import { sql } from 'kysely';
import {
  eraseRequestSchema,
  erasureRequestSchema,
  holdRequestSchema,
  planErasureSchema,
} from '../../wire/evidence-erase.schema.ts';
import { changeOf } from '../administration/reason.ts';
import type { Database, Tables } from '../database.ts';
import { Refused } from '../errors.ts';
import { erase } from '../evidence/erase/erase.ts';
import { endHold, listHolds, setHold } from '../evidence/erase/holds.ts';
import { planErasure } from '../evidence/erase/plan.ts';
import { planFor, takeBack } from '../evidence/erase/planned.ts';
import { followingOf } from '../evidence/keep-following.ts';
import { checkClient, clientsIn, inScope, type Scope, scopeOf } from '../evidence/scope.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { first } from '../open-first.ts';
import { actorOf } from '../own-events.ts';
import { pathId } from '../path-id.ts';
import { readJson } from '../read-json.ts';

/** Throws `Refused` 403 unless all of it is the caller's to see. */
function checkScope(c: Ctx, client: string | null | undefined): void {
  const scope = scopeOf(c.get('caller'));
  if (scope === 'all') return;
  if (!client) throw new Refused('evidence.client');
  checkClient(scope, client);
}

/** Those of clients the caller sees. */
function seenBy<T extends { client: string | null }>(c: Ctx, rows: T[]): T[] {
  const scope = scopeOf(c.get('caller'));
  return rows.filter(({ client }) => inScope(scope, client));
}

const LISTED = 500;
const PLANNED_FIRST = first(sql`state = 'planned'`);

/** Those that are planned first, then the newest, of clients in the scope: narrowed before they are counted, so that what is others' takes no place. */
async function listErasures(db: Database, scope: Scope): Promise<Row[]> {
  const clients = clientsIn(scope);
  const rows = db
    .selectFrom('erasures')
    .selectAll()
    .orderBy(PLANNED_FIRST)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(LISTED);
  return (clients ? rows.where('client', 'in', clients) : rows).execute();
}

export const evidenceEraseRoutes = (collector: Collector): Routes => ({
  'POST /v1/evidence/erasures/plan': async (c) => {
    const request = await readJson(c, erasureRequestSchema);
    checkScope(c, request.client);
    await followingOf(collector.db).catchUp(Number.POSITIVE_INFINITY);
    return c.json((await planErasure(collector, request)).plan);
  },

  'POST /v1/evidence/erasures': async (c) => {
    const { digest, size, why, ...request } = await readJson(c, eraseRequestSchema);
    await followingOf(collector.db).catchUp(Number.POSITIVE_INFINITY);
    const id = await erase(collector, request, { digest, size }, { actor: actorOf(c.get('caller')), why });
    const row = await collector.db.selectFrom('erasures').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return c.json(shown(row), 201);
  },

  'POST /v1/evidence/erasures/planned': async (c) => {
    const request = await readJson(c, planErasureSchema);
    const id = await planFor(collector, request, actorOf(c.get('caller')));
    const row = await collector.db.selectFrom('erasures').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return c.json(shown(row), 201);
  },

  'DELETE /v1/evidence/erasures/planned/:id': async (c) => {
    const { why } = changeOf(collector, c);
    if (!why) throw new Refused('erasure.why');
    await takeBack(collector, pathId(c), why, actorOf(c.get('caller')));
    return c.body(null, 204);
  },

  'GET /v1/evidence/erasures': async (c) =>
    c.json({ erasures: (await listErasures(collector.db, scopeOf(c.get('caller')))).map(shown) }),

  'GET /v1/evidence/holds': async (c) => c.json({ holds: seenBy(c, await listHolds(collector.db)) }),

  'PUT /v1/evidence/holds/:id': async (c) => {
    const [id, request] = [pathId(c), await readJson(c, holdRequestSchema)];
    checkScope(c, request.client);
    await setHold(collector, id, request, actorOf(c.get('caller')));
    return c.json({ holds: seenBy(c, await listHolds(collector.db)) });
  },

  'DELETE /v1/evidence/holds/:id': async (c) => {
    const { why } = changeOf(collector, c);
    if (!why) throw new Refused('hold.why');
    const known = (await listHolds(collector.db)).find(({ id }) => id === pathId(c));
    checkScope(c, known?.client);
    await endHold(collector, pathId(c), why, actorOf(c.get('caller')));
    return c.body(null, 204);
  },
});

type Row = Tables['erasures'];
const shown = ({ id, at, by, why, client, technician, before, events, held, places, state, due }: Row) => ({
  ...{ id, at, by, why, client, technician, before, state, due },
  ...{ events: Number(events), held: Number(held), places: JSON.parse(places) },
});
