import assert from 'node:assert/strict';
import { accessPeople, atAccount, refusals } from './access-request.ts';
import type { Attack } from './attack.ts';
import type { Stage } from './stage.ts';

const DAY_MS = 86_400_000;

export const attack: Attack = {
  number: 34,
  title: 'emergency access goes on past its end and its review, and the next one begins',
  async attack(stage) {
    const { jide, step, read } = await accessPeople(stage);
    // It began offline three days ago, and its device says so only now.
    const begins = (account: string, at: number) =>
      jide.says(
        atAccount(account, {
          verb: 'emergency.begun',
          at: new Date(at).toISOString(),
          detail: { why: 'The server is down', hours: 2 },
        }),
      );
    const id = `req-${await begins('adm-jadeyemi', Date.now() - 3 * DAY_MS)}`;
    const state = async () =>
      (await stage.admin.get('/v1/requests?state=revocation-requested')) as { requests: { id: string }[] };
    assert(
      (await state()).requests.some((one) => one.id === id),
      'its end did not come with it',
    );
    const now = await read({ id });
    assert(now.escalated, 'nobody was called');
    const over = await refusals([
      step(jide, { id }, 'close'),
      step(jide, { id }, 'cancel', { why: 'It is over' }),
      step(jide, { id }, 'approve', { hash: now.hash }),
    ]);
    assert.deepEqual(over, ['lifecycle.state', 'lifecycle.state', 'lifecycle.state']);
    const blocked = async () => (await jide.call('GET', '/v1/emergencies?client=northwind')).body.blocked;
    assert.equal(await blocked(), null, 'blocked although nobody asked for that');
    await policy(stage, { blockOverdue: true });
    try {
      assert.match(String(await blocked()), /overdue/);
      const next = `req-${await begins('adm-jadeyemi', Date.now())}`;
      await blocked();
      const taken = await read({ id: next });
      assert.match(String(taken.escalated?.why), /overdue/, 'the next one was not called for');
    } finally {
      await policy(stage, undefined);
    }
    return 'its end was opened and called for, nothing closes it unseen; the next is blocked where the client says so, and called for at once';
  },
};

async function policy({ admin }: Stage, lifecycle: object | undefined): Promise<void> {
  const { object } = (await admin.get('/v1/objects/clients/northwind')) as {
    object: { version: number; lifecycle?: object };
  };
  const { lifecycle: _, ...rest } = object;
  const headers = { 'if-match': String(object.version), 'unswivel-why': 'an%20attack' };
  const { status, body } = await admin.call(
    'PUT',
    '/v1/clients/northwind',
    lifecycle ? { ...rest, lifecycle } : rest,
    headers,
  );
  assert.equal(status, 200, JSON.stringify(body));
}
