/** What technicians taught of a console's forms, on its way to everybody. */
import { declineRequestSchema, draftRequestSchema } from '../../wire/teach.schema.ts';
import { acceptDraft, declineDraft, listDrafts, offerDraft, withdrawDraft } from '../drafts.ts';
import { Refused } from '../errors.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { findObject } from '../objects.ts';
import { pathId } from '../path-id.ts';
import { readJson } from '../read-json.ts';
import { seesConsole } from '../snapshot.ts';

export const draftRoutes = (collector: Collector): Routes => ({
  'PUT /v1/drafts/:id': async (c) => {
    const id = pathId(c);
    const request = await readJson(c, draftRequestSchema);
    await requireSeen(collector, c, request.console);
    return c.json(await offerDraft(collector.db, id, request, changeOf(collector, c)));
  },

  'GET /v1/drafts': async (c) => {
    const { roles, technician } = c.get('caller');
    const decides = roles.includes('lead') || roles.includes('administrator');
    return c.json({ drafts: await listDrafts(collector.db, decides ? undefined : technician) });
  },

  'DELETE /v1/drafts/:id': async (c) => {
    await withdrawDraft(collector.db, pathId(c), c.get('caller').technician);
    return c.body(null, 204);
  },

  'POST /v1/drafts/:id/accept': async (c) => c.json(await acceptDraft(collector.db, pathId(c), changeOf(collector, c))),

  'POST /v1/drafts/:id/decline': async (c) => {
    const { reason } = await readJson(c, declineRequestSchema);
    return c.json(await declineDraft(collector.db, pathId(c), reason, changeOf(collector, c)));
  },
});

/** One who may not see a console teaches nothing of it, and is not told that it is there. */
async function requireSeen(collector: Collector, c: Ctx, id: string): Promise<void> {
  const console = await findObject(collector.db, 'consoles', id);
  if (!console || !seesConsole(c.get('caller'), console)) throw new Refused('record.unknown', { kind: 'console', id });
}

const changeOf = (collector: Collector, c: Ctx) => ({ at: nowOf(collector), by: c.get('caller').technician });
