import assert from 'node:assert/strict';
import { accessPeople, atAccount, refusals } from './access-request.ts';
import type { Attack } from './attack.ts';

export const attack: Attack = {
  number: 31,
  title: 'an approval of one object is used on another, or on one that changed since',
  async attack(stage) {
    const { lan, priya, ask, step, read } = await accessPeople(stage);
    const [one, other] = [await ask(), await ask({ role: `Domain Admins ${Date.now()}` })];
    const swapped = await refusals([step(priya, other, 'approve', { hash: one.hash })]);
    assert.deepEqual(swapped, ['lifecycle.otherObject']);
    assert.equal((await step(priya, one, 'approve', { hash: one.hash })).status, 200);

    // Somebody changes what it is about, after it was approved and before it is done.
    const { object: console } = (await stage.admin.get('/v1/objects/consoles/practice-portal')) as {
      object: { version: number };
    };
    const put = await stage.admin.call('PUT', '/v1/consoles/practice-portal', console, {
      ...{ 'if-match': String(console.version), 'unswivel-why': 'an%20attack' },
    });
    assert.equal(put.status, 200, JSON.stringify(put.body));
    const deed = await lan.says(atAccount(one.object.account.name, { verb: 'form.submitted' }));
    const late = await refusals([step(lan, one, 'implemented', { events: [deed] })]);
    assert.deepEqual(late, ['lifecycle.changed']);
    const now = await read(one);
    assert.deepEqual([now.state, now.approvals.length, now.hash === one.hash], ['requested', 0, false]);
    assert.deepEqual(await refusals([step(priya, one, 'approve', { hash: one.hash })]), ['lifecycle.otherObject']);
    return 'the other’s hash, the object changed after approval, and the old hash again: refused, and asked anew';
  },
};
