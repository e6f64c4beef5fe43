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
import { acceptProposal, declineProposal, findProposal, listProposals } from '../administration/proposals.ts';
import { readObject } from '../administration/read-object.ts';
import { changeOf } from '../administration/reason.ts';
import { eventType, said } from '../administration/said.ts';
import { searchObjects } from '../administration/search.ts';
import { exportSetup, importSetup } from '../administration/set-up.ts';
import { Refused } from '../errors.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { type Kind, SCHEMAS } from '../kinds.ts';
import { findObject } from '../objects.ts';
import { pathId } from '../path-id.ts';
import { MIB, parseBy, readJson } from '../read-json.ts';
import { requireClient } from '../require-client.ts';

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
    return c.json(await historyOf(collector.reads, kind, pathId(c), parseBy(historyQuerySchema, c.req.query())));
  },

  'POST /v1/bulk': async (c) => {
    const request = await readJson(c, bulkRequestSchema, MIB);
    const change = changeOf(collector, c, request.why);
    const run = () => changeInBulk(collector.db, request, change);
    if (request.dryRun) return c.json(await run());
    const told = {
      ...{ verb: 'record.changed' as const, object: { type: eventType(request.kind), key: 'several' } },
      detail: {
        ...{ change: 'changed in bulk', asked: request.ids.length, why: change.why ?? '' },
        parts: Object.keys(request.change).join(', ').slice(0, 512),
      },
    } as const;
    const answer = await said(collector, c.get('caller'), told, run, ({ changed, refused }) => ({
      ...{ changed: refused.length > 0 ? 0 : changed.length, refused: refused.length },
    }));
    return c.json(answer);
  },

  'POST /v1/templates/:id/preview': async (c) => {
    const { template } = await readJson(c, previewRequestSchema, MIB);
    if (template.id !== pathId(c)) throw new Refused('record.idMismatch');
    return c.json(await previewTemplate(collector.db, template, changeOf(collector, c)));
  },

  'GET /v1/proposals': async (c) => {
    const { state } = parseBy(proposalsQuerySchema, c.req.query());
    return c.json({ proposals: await listProposals(collector.db, state) });
  },

  'POST /v1/proposals/:id/accept': async (c) =>
    decided(collector, c, 'accepted', (id) => acceptProposal(collector.db, id, changeOf(collector, c))),

  'POST /v1/proposals/:id/decline': async (c) => {
    const { why } = await readJson(c, declineProposalSchema);
    const change = changeOf(collector, c, why);
    return decided(collector, c, 'declined', (id) => declineProposal(collector.db, id, change.why ?? why, change));
  },

  'GET /v1/exceptions/summary': async (c) => {
    await endExpired(collector);
    return c.json(await summarise(collector.db, c.get('caller'), collector.now()));
  },

  'POST /v1/exceptions/:id/end': async (c) => {
    const { why } = await readJson(c, endRequestSchema);
    const change = changeOf(collector, c, why);
    const deed = (id: string) => endException(collector.db, id, { ...change, why: change.why ?? why });
    return aboutException(collector, c, 'exception.ended', change.why ?? why, deed);
  },

  'POST /v1/exceptions/:id/review': async (c) => {
    const { why, reviewBy } = await readJson(c, reviewRequestSchema);
    const change = changeOf(collector, c, why);
    const deed = (id: string) => reviewException(collector.db, id, reviewBy, change);
    return aboutException(collector, c, 'exception.reviewed', change.why ?? why, deed);
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
    const told = { verb: 'evidence.exported', object: { type: 'setup', key: 'all' } } as const;
    return c.json(await said(collector, c.get('caller'), told, () => exportSetup(collector.reads, nowOf(collector))));
  },

  'POST /v1/configuration': async (c) => {
    const { setup, dryRun, why } = await readJson(c, setupRequestSchema, 64 * MIB);
    const change = changeOf(collector, c, why);
    const run = () => importSetup(collector.db, setup, dryRun, change);
    if (dryRun) return c.json(await run());
    const told = {
      ...{ verb: 'record.changed' as const, object: { type: 'setup', key: 'all' } },
      detail: { change: 'set-up brought in', ...(change.why ? { why: change.why } : {}) },
    } as const;
    const answer = await said(collector, c.get('caller'), told, run, ({ added, changed, refused }) => ({
      ...{ added: added.length, changed: changed.length, refused: refused.length },
    }));
    return c.json(answer);
  },
});

/** The address's kind; where it is exceptions, what is past its end by now is ended first. */
async function kindIn(collector: Collector, c: Ctx): Promise<Kind> {
  const kind = c.req.param('kind') ?? '';
  if (!Object.hasOwn(SCHEMAS, kind)) throw new Refused('record.kind', { kind: kind.slice(0, 64) });
  if (kind === 'exceptions') await endExpired(collector);
  return kind as Kind;
}

async function decided(
  collector: Collector,
  c: Ctx,
  decision: 'accepted' | 'declined',
  deed: (id: string) => Promise<object>,
): Promise<Response> {
  const id = pathId(c);
  const { kind, object, by } = await findProposal(collector.db, id);
  const told = {
    ...{ verb: 'change.decided' as const, object: { type: eventType(kind), key: object } },
    detail: { proposal: id, proposedBy: by, decision },
  } as const;
  return c.json(await said(collector, c.get('caller'), told, () => deed(id)));
}

/** A lead works for every client, as elsewhere; what has ended by the clock is not ended again by hand. */
async function aboutException(
  collector: Collector,
  c: Ctx,
  verb: 'exception.ended' | 'exception.reviewed',
  why: string,
  deed: (id: string) => Promise<object>,
): Promise<Response> {
  const id = pathId(c);
  await endExpired(collector);
  const exception = await findObject(collector.db, 'exceptions', id);
  if (!exception) throw new Refused('record.unknown', { kind: 'exception', id });
  await requireClient(collector, c.get('caller'), exception.client);
  const client = await findObject(collector.db, 'clients', exception.client);
  const told = {
    ...{ verb, object: { type: 'exception', key: id }, detail: { why } },
    ...(client ? { client: { id: client.id, version: client.version } } : {}),
  } as const;
  return c.json(await said(collector, c.get('caller'), told, () => deed(id)));
}
