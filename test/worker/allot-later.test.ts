import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AllotRequest, settleAccount } from '../../lib/worker/allot-account.ts';
import { settleLater, settleWaiting } from '../../lib/worker/allot-later.ts';
import type { Identity } from '../../lib/worker/database.ts';
import { cachedRecord } from '../../lib/worker/snapshot.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { talkFrom } from './page-talk.ts';

let identity: Identity;
let asked: AllotRequest[];
let answer: (request: AllotRequest) => Response;
const away = () => Promise.reject(new TypeError('offline')) as never;
beforeEach(async () => {
  ({ identity } = await atTwoConsoles());
  asked = [];
  answer = away;
  vi.stubGlobal('fetch', async (url: string, { body }: RequestInit) => {
    if (new URL(url).pathname !== '/v1/accounts/allot') throw new TypeError('offline');
    const request = JSON.parse(String(body)) as AllotRequest;
    const response = await answer(request);
    asked.push(request);
    return response;
  });
});
afterEach(() => vi.restoreAllMocks());

const settled = (request: AllotRequest) =>
  new Response(
    JSON.stringify({
      account: {
        ...{ id: `acc-${request.technician}`, version: 1, ...request, path: 'member', name: 'aquist' },
        ...{ roles: [], mfa: 'unknown', status: 'planned' },
      },
    }),
  );
const refused = (status: number) => () =>
  new Response(JSON.stringify({ error: { code: 'allot.taken', status, sentence: 'Choose one.' } }), { status });
const accounts = async () => (await cachedRecord(identity))?.snapshot.accounts.map(({ id }) => id);

async function fillAda(fields: object[]): Promise<void> {
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  await desk.say({
    type: 'read',
    page: 'ticket',
    problems: [],
    ticket: { number: '41', subject: 'Ada Quist', client: 'Fabrikam' },
  });
  await inheritWork(2, 1);
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  expect(await portal.fill(fields)).toMatchObject({ ok: true });
}

test('an account filled while the collector was away is settled once it is back, and is in the record then', async () => {
  await fillAda([{ attribute: 'userName' }, { attribute: 'name.familyName' }]);
  await settleWaiting(identity);
  expect(await accounts()).toEqual([]);
  answer = settled;
  await settleWaiting(identity);
  expect(asked).toEqual([{ technician: 'ada', client: 'fabrikam', console: 'portal', purpose: 'everyday' }]);
  expect(await accounts()).toEqual(['acc-ada']);
  await settleWaiting(identity);
  expect(asked).toHaveLength(1);
});

test('a form without a login makes the account known all the same', async () => {
  answer = settled;
  await fillAda([{ attribute: 'name.familyName' }]);
  expect(asked).toEqual([]);
  await settleWaiting(identity);
  expect(await accounts()).toEqual(['acc-ada']);
});

test('one the collector refuses is not asked for again, one it is too busy for is', async () => {
  const account = { technician: 'ada', client: 'fabrikam', console: 'portal', purpose: 'everyday' } as const;
  await settleLater(identity, account);
  answer = refused(503);
  await settleWaiting(identity);
  await settleWaiting(identity);
  expect(asked).toHaveLength(2);
  answer = refused(409);
  await settleWaiting(identity);
  await settleWaiting(identity);
  expect(asked).toHaveLength(3);
  await expect(settleAccount(identity, account)).rejects.toThrow('Choose one.');
});
