import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newKey } from '../../drive/signing-in.ts';
import { openSignIn, type SignInWorld } from './world.ts';

describe('signing in through a provider', () => {
  let world: SignInWorld;
  beforeAll(async () => {
    world = await openSignIn();
  });
  afterAll(() => world?.stop());

  it('enrols the device, and gives tokens of which one acts and the other only delivers', async () => {
    const { answer, session } = await world.signIn();
    expect([answer.status, answer.json.me.technician.id]).toEqual([201, 'lnguyen']);
    expect((await world.as(session.access)).status).toBe(200);
    const delivering = await world.as(answer.json.token);
    expect([delivering.status, delivering.json.error.code]).toEqual([401, 'auth.signIn']);
    expect((await world.as(answer.json.token, 'GET', '/v1/log')).status).toBe(200);
  });

  it('takes a device that is known as the one it is', async () => {
    const key = newKey();
    const first = await world.signIn('lan', key);
    const again = await world.signIn('lan', key);
    expect(again.answer.status).toBe(201);
    expect(again.answer.json.device).toBe(first.answer.json.device);
    expect(again.answer.json.token).toBeUndefined();
    expect((await world.as(first.session.access)).json.error.code).toBe('auth.expired');
    expect((await world.as(first.answer.json.token, 'GET', '/v1/log')).status).toBe(200);
  });
});
