/** Administration: finding and reading the record, changing many objects at once, proposals, exceptions, imports, the set-up. Documented in lib/wire/admin.schema.ts. */
import { z } from 'zod';
import {
  bulkRequestSchema,
  declineProposalSchema,
  endRequestSchema,
  historyQuerySchema,
  importRequestSchema,
  previewRequestSchema,
  reviewRequestSchema,
  searchQuerySchema,
  setupRequestSchema,
  undoRequestSchema,
} from '../../wire/admin.schema.ts';
import { changeInBulk } from '../administration/bulk.ts';
import { endExpired } from '../administration/end-exceptions.ts';
import { endException, reviewException, summarise } from '../administration/exceptions.ts';
import { historyOf } from '../administration/history.ts';
import { findImport, listImports } from '../administration/import-jobs.ts';
import { importPeople, undoPeople } from '../administration/import-people.ts';
import { previewTemplate } from '../administration/preview.ts';
import { acceptProposal, declineProposal, listProposals } from '../administration/proposals.ts';
import { readObject } from '../administration/read-object.ts';
import { changeOf } from '../administration/reason.ts';
import { searchObjects } from '../administration/search.ts';
import { isOfClients } from '../administration/sees.ts';
import { exportSetup, importSetup } from '../administration/set-up.ts';
import { Refused } from '../errors.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { type Kind, SCHEMAS } from '../kinds.ts';
import { actorOf } from '../own-events.ts';
import { pathId } from '../path-id.ts';
import { MIB, parseBy, readJson } from '../read-json.ts';
import { seesEveryClient } from '../roles.ts';

const proposalsQuerySchema = z.strictObject({ state: z.enum(['open', 'accepted', 'declined']).optional() });

export const administrationRoutes = (collector: Collector): Routes => ({
  'GET /v1/search/:kind': async (c) => {
    const kind = await kindIn(collector, c);
    const query = parseBy(searchQuerySchema, c.req.query());
    return c.json(await searchObjects(collector.reads, c.get('caller'), kind, query, collector.now()));
  },

  'GET /v1/objects/:kind/:id': async (c) => {
    const kind = await kindIn(collector, c);
    return c.json(await readObject(collector.db, c.get('caller'), kind, pathId(c), collector.now()));
  },

  'GET /v1/objects/:kind/:id/history': async (c) => {
    const kind = await kindIn(collector, c);
    const caller = c.get('caller');
    // What was removed is no client's any more: whoever sees them all reads on.
    if (isOfClients(kind) && !seesEveryClient(caller))
      await readObject(collector.db, caller, kind, pathId(c), collector.now());
    return c.json(await historyOf(collector.reads, kind, pathId(c), parseBy(historyQuerySchema, c.req.query())));
  },

  'POST /v1/bulk': async (c) => {
    const request = await readJson(c, bulkRequestSchema, MIB);
    const change = changeOf(collector, c, request.why);
    return c.json(await changeInBulk(collector, c.get('caller'), request, change));
  },

  'POST /v1/templates/:id/preview': async (c) => {
    const { template } = await readJson(c, previewRequestSchema, MIB);
    if (template.id !== pathId(c)) throw new Refused('record.idMismatch');
    return c.json(await previewTemplate(collector, template, changeOf(collector, c)));
  },

  'GET /v1/proposals': async (c) => {
    const { state } = parseBy(proposalsQuerySchema, c.req.query());
    return c.json({ proposals: await listProposals(collector.db, state) });
  },

  'POST /v1/proposals/:id/accept': async (c) =>
    c.json(await acceptProposal(collector, c.get('caller'), pathId(c), changeOf(collector, c))),

  'POST /v1/proposals/:id/decline': async (c) => {
    const { why } = await readJson(c, declineProposalSchema);
    const change = changeOf(collector, c, why);
    return c.json(await declineProposal(collector, c.get('caller'), pathId(c), change));
  },

  'GET /v1/exceptions/summary': async (c) => {
    await endExpired(collector);
    return c.json(await summarise(collector.db, c.get('caller'), collector.now()));
  },

  'POST /v1/exceptions/:id/end': async (c) => {
    const { why } = await readJson(c, endRequestSchema);
    await endExpired(collector);
    return c.json(await endException(byCaller(collector, c), pathId(c), changeOf(collector, c, why)));
  },

  'POST /v1/exceptions/:id/review': async (c) => {
    const { why, reviewBy } = await readJson(c, reviewRequestSchema);
    await endExpired(collector);
    return c.json(await reviewException(byCaller(collector, c), pathId(c), reviewBy, changeOf(collector, c, why)));
  },

  'POST /v1/imports': async (c) => {
    const request = await readJson(c, importRequestSchema, 18 * MIB);
    const answer = await importPeople(collector, c.get('caller'), request, changeOf(collector, c, request.why));
    return c.json(answer, answer.job ? 202 : 200);
  },

  'GET /v1/imports': async (c) => c.json({ imports: await listImports(collector.db) }),

  'GET /v1/imports/:id': async (c) => c.json(await findImport(collector.db, pathId(c))),

  'POST /v1/imports/:id/undo': async (c) => {
    const id = pathId(c);
    const { why } = await readJson(c, undoRequestSchema);
    return c.json(await undoPeople(collector, c.get('caller'), id, changeOf(collector, c, why)), 202);
  },

  'GET /v1/configuration': async (c) => {
    const setup = await exportSetup(collector.reads, nowOf(collector));
    await collector.appender.say({
      ...{ verb: 'evidence.exported', outcome: 'success', actor: actorOf(c.get('caller')) },
      object: { type: 'setup', key: 'all' },
    });
    return c.json(setup);
  },

  'POST /v1/configuration': async (c) => {
    const { why, ...request } = await readJson(c, setupRequestSchema, 64 * MIB);
    return c.json(await importSetup(collector, c.get('caller'), request, changeOf(collector, c, why)));
  },
});

const byCaller = (collector: Collector, c: Ctx) => ({ saying: collector, caller: c.get('caller') });

/** The address's kind; where it is exceptions, what is past its end by now is ended first. */
async function kindIn(collector: Collector, c: Ctx): Promise<Kind> {
  const kind = c.req.param('kind') ?? '';
  if (!Object.hasOwn(SCHEMAS, kind)) throw new Refused('record.kind', { kind: kind.slice(0, 64) });
  if (kind === 'exceptions') await endExpired(collector);
  return kind as Kind;
}
