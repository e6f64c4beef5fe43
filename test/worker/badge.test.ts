import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { showBadge } from '../../lib/worker/badge.ts';
import type { Identity } from '../../lib/worker/database.ts';
import { answerOwn } from '../../lib/worker/own/own.ts';
import { keepDecisions } from '../../lib/worker/requests/decisions.ts';
import { enrolHere, type RequestsWorld, startRequestsWorld } from './at-requests.ts';

let here: RequestsWorld;
let identity: Identity;
beforeAll(async () => {
  here = await startRequestsWorld();
  // Of the client's approver group.
  ({ identity } = await enrolHere(here, 'praman'));
});
afterAll(() => here.stop());

const shown = async () => {
  await showBadge();
  return { text: await browser.action.getBadgeText({}), title: await browser.action.getTitle({}) };
};

describe('the toolbar button', () => {
  test('counts what waits for this person’s decision with what is assigned to them, and says which', async () => {
    await keepDecisions(identity);
    expect(await shown()).toEqual({ text: '', title: 'Unswivel' });
    const request = await here.world.ask({ role: 'Reception' });
    await browser.storage.session.set({ mine: { identity: identity.id, count: 2 } });
    await browser.storage.session.remove('decisions');
    await keepDecisions(identity);
    expect(await shown()).toEqual({
      text: '3',
      title: 'Unswivel: 1 request waits for your approval, 2 findings are assigned to you',
    });
    // Decided on in one of our own pages, it is gone from the number.
    const { id, hash } = request;
    await answerOwn({ type: 'own.ask', route: 'POST /v1/requests/:id/approve', id, body: { hash } });
    await expect.poll(shown).toEqual({ text: '2', title: 'Unswivel: 2 findings are assigned to you' });
  });
});
