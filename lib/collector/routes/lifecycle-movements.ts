/** What joiners, movers, leavers and leaving clients set off; emergencies; ends that are asked for by hand; proof. Documented in lib/wire/lifecycle.schema.ts. */
import { maskText } from '../../evidence/mask.ts';
import {
  emergenciesQuerySchema,
  handOverSchema,
  proofQuerySchema,
  removalSchema,
  whySchema,
} from '../../wire/lifecycle.schema.ts';
import { standingAt } from '../drift/behind.ts';
import { settlingOf } from '../drift/settle.ts';
import { type Collector, nowOf, type Routes } from '../http.ts';
import { closeMovement } from '../lifecycle/close-movement.ts';
import { closureOf, closureOfClient } from '../lifecycle/closure.ts';
import { emergenciesAt, takeEmergencies } from '../lifecycle/emergencies.ts';
import { giveToAnother } from '../lifecycle/give-to-another.ts';
import { leaveClient } from '../lifecycle/leave-client.ts';
import { listOwners } from '../lifecycle/owners.ts';
import { proofOf } from '../lifecycle/proof.ts';
import { needed } from '../lifecycle/record-at.ts';
import { askForRemoval } from '../lifecycle/remove.ts';
import { setOffByHand } from '../lifecycle/set-off.ts';
import { showRequests } from '../lifecycle/show-request.ts';
import { actorOf } from '../own-events.ts';
import { pathId } from '../path-id.ts';
import { parseBy, readJson } from '../read-json.ts';
import { requireClient } from '../require-client.ts';
import { changeRecord } from '../sources/say-with.ts';

/** So long, and no longer, is waited for what was just seen: the list of what is open must not wait for a long log. */
const CATCH_UP_MS = 300;
const BEHIND =
  'Some of what was seen lately is still being compared with the record. Ask again in a moment: accounts nobody recorded that are found then are added.';

export const lifecycleMovementRoutes = (collector: Collector): Routes => ({
  'POST /v1/removals': async (c) => {
    const removal = await readJson(c, removalSchema);
    const caller = c.get('caller');
    const request = await changeRecord(collector, (trx, at) => askForRemoval(trx, caller, removal, at));
    return c.json({ requests: await showRequests(collector.db, caller, [request]), next: null, left: [] }, 201);
  },

  'GET /v1/emergencies': async (c) => {
    const { client } = parseBy(emergenciesQuerySchema, c.req.query());
    const caller = c.get('caller');
    await requireClient(collector, caller, client);
    await takeEmergencies(collector);
    const found = await emergenciesAt(
      collector.db,
      caller,
      await needed(collector.db, 'clients', client),
      nowOf(collector),
    );
    return c.json({ ...found, open: await showRequests(collector.db, caller, found.open) });
  },

  'POST /v1/movements/:id/fan-out': async (c) => {
    // What was just seen of a leaver's accounts counts too.
    await settlingOf(collector.db).catchUp(collector.now(), CATCH_UP_MS);
    const { behind } = await standingAt(collector.db, collector.now());
    const done = await changeRecord(collector, (trx, at) => setOffByHand(trx, c.get('caller'), pathId(c), at));
    return c.json({ ...done, left: behind > 0 ? [...done.left, BEHIND] : done.left });
  },

  'POST /v1/movements/:id/hand-over': async (c) => {
    const { owner, why } = await readJson(c, handOverSchema);
    const set = { owner, why: maskText(why) };
    const given = await changeRecord(collector, (trx, at) => giveToAnother(trx, c.get('caller'), pathId(c), set, at));
    return c.json({ given });
  },

  'POST /v1/movements/:id/close': async (c) => {
    const id = pathId(c);
    await changeRecord(collector, (trx, at) => closeMovement(trx, id, actorOf(c.get('caller')), at));
    return c.json(await closureOf(collector.db, c.get('caller'), id, collector.now()));
  },

  'GET /v1/owners': async (c) => c.json({ owners: await listOwners(collector.db, c.get('caller')) }),

  'GET /v1/movements/:id/closure': async (c) =>
    c.json(await closureOf(collector.db, c.get('caller'), pathId(c), collector.now())),

  'POST /v1/clients/:id/leave': async (c) => {
    const { why } = await readJson(c, whySchema);
    await settlingOf(collector.db).catchUp(collector.now(), CATCH_UP_MS);
    const { behind } = await standingAt(collector.db, collector.now());
    const done = await changeRecord(collector, (trx, at) =>
      leaveClient(trx, c.get('caller'), pathId(c), maskText(why), at),
    );
    return c.json({ ...done, left: behind > 0 ? [...done.left, BEHIND] : done.left });
  },

  'GET /v1/clients/:id/closure': async (c) => {
    const client = pathId(c);
    await requireClient(collector, c.get('caller'), client);
    return c.json(await closureOfClient(collector.db, c.get('caller'), client, collector.now()));
  },

  'GET /v1/proof': async (c) => {
    const query = parseBy(proofQuerySchema, c.req.query());
    await requireClient(collector, c.get('caller'), query.client);
    return c.json(await proofOf(collector.reads, query));
  },
});
