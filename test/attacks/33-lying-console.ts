import assert from 'node:assert/strict';
import { accessPeople, atAccount, looks, refusals } from './access-request.ts';
import type { Attack } from './attack.ts';

export const attack: Attack = {
  number: 33,
  title: 'the console says ok although the account still works, or cannot be read',
  async attack(stage) {
    const { jide, lan, admin } = { ...(await accessPeople(stage)), admin: stage.admin };
    const { step, read } = await accessPeople(stage);
    const name = `left.over.${Date.now()}`;
    const { body } = await admin.call('POST', '/v1/removals', {
      client: 'northwind',
      console: 'practice-portal',
      name,
      why: 'They left',
    });
    const [request] = (body as { requests: { id: string }[] }).requests as [{ id: string }];
    const ok = await jide.says(atAccount(name, { verb: 'action.performed', detail: { does: 'disable' } }));
    assert.equal((await step(jide, request, 'revoked', { events: [ok] })).status, 200);
    const tries = await refusals([
      step(lan, request, 'verify', { event: await lan.says(looks(name, { active: 'true' })) }),
      step(lan, request, 'verify', { event: await lan.says(looks(name, { displayName: 'Somebody' })) }),
      step(lan, request, 'verify', { event: await lan.says(looks('somebody.else', { active: 'false' })) }),
      step(jide, request, 'verify', { event: ok }),
      step(jide, request, 'close'),
    ]);
    assert.deepEqual(tries, [
      ...['lifecycle.notShown', 'lifecycle.unread', 'lifecycle.eventOther', 'lifecycle.eventOther', 'lifecycle.state'],
    ]);
    const now = await read(request);
    assert.equal(now.state, 'revoked');
    assert(now.failed && now.escalated, 'nobody was called');
    const { events } = (await admin.get('/v1/events?verb=request.revocation-verified&limit=100')) as {
      events: { body: { outcome: string; object: { key: string } } }[];
    };
    assert(JSON.stringify(events).includes(request.id), 'what was seen was not written down');
    return 'still active, unreadable, another account, the console’s own word: it stays unverified, and its owner is called';
  },
};
