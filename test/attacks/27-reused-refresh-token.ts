import assert from 'node:assert/strict';
import { newKey } from '../drive/signing-in.ts';
import type { Attack } from './attack.ts';
import { noticesOf } from './notices.ts';
import { withProvider } from './signed-in.ts';

export const attack: Attack = {
  number: 27,
  title: 'a stolen refresh token is used after its owner used it, and before',
  attack(stage) {
    return withProvider(stage, { lan: { employee_number: 'T-1003' } }, async (at) => {
      const acts = async (token: string) => (await at.call('GET', '/v1/snapshot', { token })).status === 200;
      const over = async (token: string) => assert.equal(await acts(token), false, 'a token of the session still acts');

      // After: the thief even has the device's key.
      const owner = await at.signIn('lan');
      const next = (await at.refresh(owner.key, owner.session.refresh)).json;
      assert.equal(await acts(next.access), true);
      const stolen = await at.refresh(owner.key, owner.session.refresh);
      assert.deepEqual([stolen.status, stolen.json.error.code], [401, 'session.reused']);
      await over(next.access);
      assert.equal((await at.refresh(owner.key, next.refresh)).json.error.code, 'session.reused');

      // Before, without the key: the thief gets nothing, and the owner learns of it.
      const second = await at.signIn('lan');
      const early = await at.refresh(newKey(), second.session.refresh);
      assert.deepEqual([early.status, early.json.error.code], [401, 'session.proof']);
      await over(second.session.access);

      // Somebody else's session is untouched, and so is what the device may deliver.
      assert.equal((await at.call('GET', '/v1/log', { token: owner.answer.json.token })).status, 200);
      const noticed = (await noticesOf(stage.world.collector)).filter(({ kind }) => kind === 'session.reused');
      assert.equal(noticed.length, 2);
      return 'the whole session ended both times, two security events; the device still delivers';
    });
  },
};
