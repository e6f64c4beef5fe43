/** Requests for access, step by step. Documented in lib/wire/lifecycle.schema.ts. */

import { maskText } from '../../evidence/mask.ts';
import { isBornEnding } from '../../lifecycle/request.ts';
import {
  approveSchema,
  askSchema,
  bindSchema,
  handOverSchema,
  implementedSchema,
  recordedSchema,
  rejectSchema,
  requestsQuerySchema,
  riskSchema,
  verifySchema,
  whySchema,
} from '../../wire/lifecycle.schema.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { actOn, take, type Work } from '../lifecycle/act.ts';
import { askForAccess } from '../lifecycle/ask-for-access.ts';
import { acceptRisk, carryOut, close, handOver, verify } from '../lifecycle/carry-out.ts';
import { moveByClock } from '../lifecycle/clock.ts';
import { approve, record, reject } from '../lifecycle/decide.ts';
import { takeEmergencies } from '../lifecycle/emergencies.ts';
import { listRequests } from '../lifecycle/list-requests.ts';
import { previewAsk } from '../lifecycle/preview-ask.ts';
import { showRequest, showRequests } from '../lifecycle/show-request.ts';
import { clientsOfTicket, ticketSeen } from '../lifecycle/ticket-seen.ts';
import { pathId } from '../path-id.ts';
import { parseBy, readJson } from '../read-json.ts';
import { requireClient } from '../require-client.ts';
import { changeRecord } from '../sources/say-with.ts';

export function lifecycleRoutes(collector: Collector): Routes {
  /** Takes the step and answers with the request as it stands then. */
  async function act(c: Ctx, what: string, work: (work: Work) => Promise<void>): Promise<Response> {
    const caller = c.get('caller');
    const { id } = await actOn(collector, caller, pathId(c), what, work);
    return c.json(await showRequest(collector.db, caller, id));
  }

  return {
    'POST /v1/requests': async (c) => {
      const ask = await readJson(c, askSchema);
      const caller = c.get('caller');
      await requireClient(collector, caller, ask.client);
      const { requests, left } = await changeRecord(collector, (trx, at) => askForAccess(trx, caller, ask, at));
      return c.json({ requests: await showRequests(collector.db, caller, requests), next: null, left }, 201);
    },

    'POST /v1/requests/preview': async (c) => {
      const ask = await readJson(c, askSchema);
      const caller = c.get('caller');
      await requireClient(collector, caller, ask.client);
      return c.json(await previewAsk(collector, caller, ask));
    },

    'GET /v1/requests': async (c) => {
      const query = parseBy(requestsQuerySchema, c.req.query());
      await takeEmergencies(collector);
      await moveByClock(collector);
      const { requests, next } = await listRequests(collector.db, c.get('caller'), query);
      return c.json({ requests: await showRequests(collector.db, c.get('caller'), requests), next, left: [] });
    },

    'GET /v1/requests/:id': async (c) => c.json(await showRequest(collector.db, c.get('caller'), pathId(c))),

    'POST /v1/requests/:id/approve': async (c) => {
      const said = await readJson(c, approveSchema);
      return act(c, 'approve', (work) => approve(work, said));
    },

    'POST /v1/requests/:id/reject': async (c) => {
      const said = await readJson(c, rejectSchema);
      return act(c, 'reject', (work) => reject(work, said));
    },

    'POST /v1/requests/:id/recorded': async (c) => {
      const said = await readJson(c, recordedSchema);
      return act(c, 'recorded', (work) => record(work, said));
    },

    'POST /v1/requests/:id/cancel': async (c) => {
      const { why } = await readJson(c, whySchema);
      return act(c, 'cancel', (work) =>
        take(work, isBornEnding(work.request) ? 'call-off' : 'cancel', { why: maskText(why) }),
      );
    },

    'POST /v1/requests/:id/implemented': async (c) => {
      const named = await readJson(c, implementedSchema);
      return act(c, 'implemented', (work) => carryOut(work, named, 'implement'));
    },

    'POST /v1/requests/:id/revoked': async (c) => {
      const named = await readJson(c, implementedSchema);
      return act(c, 'revoked', (work) => carryOut(work, named, 'revoke'));
    },

    'POST /v1/requests/:id/verify': async (c) => {
      const { event } = await readJson(c, verifySchema);
      return act(c, 'verify', (work) => verify(work, event));
    },

    'POST /v1/requests/:id/revoke': async (c) => {
      const { why } = await readJson(c, whySchema);
      return act(c, 'revoke', (work) => take(work, 'ask-revocation', { why: maskText(why) }));
    },

    'POST /v1/requests/:id/accept-risk': async (c) => {
      const risk = await readJson(c, riskSchema);
      return act(c, 'accept-risk', (work) => acceptRisk(work, risk));
    },

    'POST /v1/requests/:id/recheck': async (c) => {
      const { why } = await readJson(c, whySchema);
      return act(c, 'recheck', (work) =>
        take(work, work.request.ending ? 'recheck-ending' : 'recheck', { why: maskText(why) }),
      );
    },

    'POST /v1/requests/:id/close': (c) => act(c, 'close', close),

    'POST /v1/requests/:id/bind': async (c) => {
      const { ticket } = await readJson(c, bindSchema);
      return act(c, 'bind', async (work) => {
        const seen = await ticketSeen(work.trx, ticket, await clientsOfTicket(work, c.get('caller')));
        await take(work, 'bind', { ticket: seen, ticketRequired: true });
      });
    },

    'POST /v1/requests/:id/hand-over': async (c) => {
      const given = await readJson(c, handOverSchema);
      return act(c, 'hand-over', (work) => handOver(work, given));
    },
  };
}
