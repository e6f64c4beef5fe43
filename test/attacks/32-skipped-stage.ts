import assert from 'node:assert/strict';
import { accessPeople, atAccount, looks, refusals } from './access-request.ts';
import type { Attack } from './attack.ts';

export const attack: Attack = {
  number: 32,
  title: 'a stage is skipped, or a revocation completed without anybody having seen it',
  async attack(stage) {
    const { jide, lan, priya, ask, step, read } = await accessPeople(stage);
    const request = await ask();
    const { name } = request.object.account;
    const shows = { active: 'true', role: request.object.role ?? '' };
    const [deed, look] = [
      await lan.says(atAccount(name, { verb: 'form.submitted' })),
      await lan.says(looks(name, shows)),
    ];
    const early = await refusals([
      step(lan, request, 'implemented', { events: [deed] }),
      step(lan, request, 'verify', { event: look }),
      step(lan, request, 'revoked', { events: [deed] }),
      step(jide, request, 'close'),
    ]);
    assert.deepEqual(new Set(early), new Set(['lifecycle.state']));
    await step(priya, request, 'approve', { hash: request.hash });
    assert.deepEqual(await refusals([step(lan, request, 'verify', { event: look })]), ['lifecycle.state']);
    assert.deepEqual(await refusals([step(lan, request, 'implemented', { events: [look] })]), ['lifecycle.eventOther']);
    const saved = await lan.says(atAccount(name, { verb: 'form.submitted' }));
    assert.equal((await step(lan, request, 'implemented', { events: [saved] })).status, 200);
    assert.deepEqual(await refusals([step(lan, request, 'verify', { event: look })]), ['lifecycle.tooEarly']);
    await step(lan, request, 'revoke', { why: 'enough' });
    const off = await jide.says(atAccount(name, { verb: 'action.performed', detail: { does: 'disable' } }));
    assert.equal((await step(jide, request, 'revoked', { events: [off] })).status, 200);
    assert.deepEqual(await refusals([step(jide, request, 'close'), step(lan, request, 'verify', { event: look })]), [
      ...['lifecycle.state', 'lifecycle.tooEarly'],
    ]);
    assert.equal((await read(request)).state, 'revoked');
    return 'each stage before its time, a look from before the deed, and a close without a look: refused';
  },
};
