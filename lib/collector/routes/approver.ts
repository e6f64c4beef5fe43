/** Links for approvers without the extension, and the plain page they open. Looking decides nothing; the decision is sent by the page's own form. */

import { maskText } from '../../evidence/mask.ts';
import { linkRequestSchema } from '../../wire/lifecycle.schema.ts';
import { Refused } from '../errors.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { actOn } from '../lifecycle/act.ts';
import { type Decision, decideByLink, makeLink, type Opened, openLink } from '../lifecycle/approval-links.ts';
import { askingPage, decidedPage, PAGE_HEADERS, refusedPage } from '../lifecycle/approver-page.ts';
import { findObject } from '../objects.ts';
import { pathId } from '../path-id.ts';
import { KIB, readJson, readText } from '../read-json.ts';

export const approverRoutes = (collector: Collector): Routes => ({
  'POST /v1/requests/:id/link': async (c) => {
    const asked = await readJson(c, linkRequestSchema);
    let made = { token: '', expires: '' };
    await actOn(collector, c.get('caller'), pathId(c), 'link', async (work) => {
      made = await makeLink(work, collector.book, asked);
    });
    const { origin } = new URL(c.req.url);
    return c.json({ address: `${origin}/approve/${made.token}`, expires: made.expires }, 201);
  },

  'GET /approve/:token': (c) =>
    asPage(c, async () => {
      const opened = await openLink(collector.db, collector.book, tokenOf(c), nowOf(collector));
      return askingPage(opened.request, await namesOf(collector, opened), opened.link.expires_at);
    }),

  'POST /approve/:token': (c) =>
    asPage(c, async () => {
      // A page elsewhere that somehow knows the address still sends nothing for the approver.
      if (c.req.header('sec-fetch-site') === 'cross-site') throw new Refused('request.origin');
      const { state } = await decideByLink(collector, tokenOf(c), await readDecision(c));
      return decidedPage(state);
    }),
});

const tokenOf = (c: Ctx): string => c.req.param('token') ?? '';

async function asPage(c: Ctx, make: () => Promise<string>): Promise<Response> {
  try {
    return c.body(await make(), 200, PAGE_HEADERS);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    c.set('code', error.code);
    return c.body(refusedPage(error.message), error.status as 400, PAGE_HEADERS);
  }
}

async function readDecision(c: Ctx): Promise<Decision> {
  const form = new URLSearchParams(await readText(c, 8 * KIB, ['application/x-www-form-urlencoded']));
  const decision = form.get('decision');
  if (decision !== 'approve' && decision !== 'reject')
    throw new Refused('request.shape', { where: 'decision', why: 'approve or reject' });
  const why = (form.get('why') ?? '').replaceAll('\0', '').trim().slice(0, 512);
  return { decision, hash: form.get('hash') ?? '', why: maskText(why.toWellFormed()) };
}

async function namesOf({ db }: Collector, { request, client, link }: Opened) {
  const { object, parts } = request;
  const subject = object.subject && (await findObject(db, 'technicians', object.subject.technician));
  const requester = await findObject(db, 'technicians', parts.requester?.[0] ?? '');
  const console = await findObject(db, 'consoles', object.console.id);
  return {
    approver: link.approver,
    subject: subject?.displayName ?? object.subject?.technician ?? 'nobody we know',
    client: client.name,
    console: console?.label ?? object.console.id,
    requester: requester?.displayName ?? parts.requester?.[0] ?? '',
  };
}
