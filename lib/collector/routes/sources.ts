/** Administrators give sources and automation their tokens and groups their templates; leads decide on who joined, moved or left. */
import type { z } from 'zod';
import {
  groupTemplateSchema,
  movementDecisionSchema,
  movementsQuerySchema,
  tokenRequestSchema,
} from '../../wire/sources.schema.ts';
import { Refused } from '../errors.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { ruleOnConfirmed } from '../lifecycle/rule-on-confirmed.ts';
import { setOffMovements } from '../lifecycle/set-off.ts';
import { findObject } from '../objects.ts';
import { actorOf } from '../own-events.ts';
import { pathId } from '../path-id.ts';
import { parseBy, readJson } from '../read-json.ts';
import { decideMovement } from '../sources/decide-movement.ts';
import { listMovements } from '../sources/list-movements.ts';
import { listGroups, listSources } from '../sources/list-sources.ts';
import { changeRecord } from '../sources/say-with.ts';
import { issueToken, listTokens, revokeToken } from '../sources/tokens.ts';
import { writeGroup } from '../sources/write-group.ts';

export const sourceRoutes = (collector: Collector): Routes => ({
  'GET /v1/sources': async (c) => c.json({ sources: await listSources(collector.db, nowOf(collector)) }),

  'GET /v1/groups': async (c) => c.json({ groups: await listGroups(collector.db) }),

  'PUT /v1/groups/:id/template': async (c) => {
    const id = pathId(c);
    const { template } = await readJson(c, groupTemplateSchema);
    await changeRecord(collector, async (trx, at) => {
      const group = await findObject(trx, 'groups', id);
      if (!group) throw new Refused('record.unknown', { kind: 'group', id });
      const { template: _, ...rest } = group;
      const by = c.get('caller').technician;
      await writeGroup(trx, { ...rest, ...(template === null ? {} : { template }) }, { at, by });
    });
    const groups = await listGroups(collector.db);
    return c.json(groups.find((group) => group.id === id) as object);
  },

  'GET /v1/tokens': async (c) => c.json({ tokens: await listTokens(collector.db, nowOf(collector)) }),

  'POST /v1/tokens': async (c) => {
    const request = await readJson(c, tokenRequestSchema);
    const issued = await changeRecord(collector, (trx, at) => issueToken(trx, request, actorOf(c.get('caller')), at));
    return c.json(issued, 201);
  },

  'DELETE /v1/tokens/:id': async (c) => {
    const id = pathId(c);
    await changeRecord(collector, (trx, at) => revokeToken(trx, id, actorOf(c.get('caller')), at));
    return c.body(null, 204);
  },

  'GET /v1/movements': async (c) => {
    const query: z.output<typeof movementsQuerySchema> = parseBy(movementsQuerySchema, c.req.query());
    return c.json(await listMovements(collector.db, query));
  },

  'POST /v1/movements/:id/confirm': (c) => decide(collector, c, 'confirmed'),
  'POST /v1/movements/:id/undo': (c) => decide(collector, c, 'undone'),
});

async function decide(collector: Collector, c: Ctx, state: 'confirmed' | 'undone'): Promise<Response> {
  const id = pathId(c);
  const { why } = await readJson(c, movementDecisionSchema);
  const decided = await decideMovement(collector, id, { state, why, actor: actorOf(c.get('caller')) });
  if (state === 'confirmed') await changeRecord(collector, (trx, at) => ruleOnConfirmed(trx, id, at));
  await setOffMovements(collector);
  return c.json({ decided, state });
}
