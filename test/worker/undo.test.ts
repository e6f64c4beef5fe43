import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { database } from '../../lib/worker/database.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { type Talk, talkFrom } from './page-talk.ts';

let portal: Talk;
let intent: string;

beforeEach(async () => {
  await atTwoConsoles();
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  const ticket = { number: '41', subject: 'New starter Ada Quist', client: 'Fabrikam' };
  await desk.say({ type: 'read', page: 'ticket', ticket });
  await inheritWork(2, 1);
  portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  const answer = await portal.fill([{ attribute: 'name.familyName', control: 'Last name', current: 'Quest' }]);
  if (!answer.ok) throw new Error(answer.sentence);
  intent = answer.intent;
});

const filled = () => portal.say({ type: 'fill.outcome', intent, fields: [{ key: 'k0', outcome: 'kept' }] });
const undos = async (): Promise<EventBody[]> =>
  (await database.outbox.toArray()).map(({ body }) => body).filter(({ verb }) => verb === 'fill.undone');

describe('an undo', () => {
  test('is granted once it is stored that it is meant, and then told as it came out', async () => {
    await filled();
    const about = { intent, subject: { technician: 'ada' }, ticket: { number: '41' }, client: { id: 'fabrikam' } };
    const field = { attribute: 'name.familyName', control: 'Last name', from: 'Quist', to: 'Quest' };
    expect(await portal.say({ type: 'undo.intend', intent })).toMatchObject({ ok: true });
    expect(await undos()).toMatchObject([{ outcome: 'intended', ...about, fields: [field] }]);
    await portal.say({ type: 'fill.undone', intent, fields: [{ key: 'k0', outcome: 'restored' }] });
    expect(await undos()).toMatchObject([
      { outcome: 'intended' },
      { outcome: 'success', ...about, fields: [{ ...field, outcome: 'restored' }] },
    ]);
  });

  test('is not granted when its event cannot be stored (promise 1)', async () => {
    await filled();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(database.outbox, 'add').mockImplementation((() => Promise.reject(new Error('disk'))) as never);
    expect(await portal.say({ type: 'undo.intend', intent })).toMatchObject({
      ok: false,
      code: 'evidence.unavailable',
    });
    vi.restoreAllMocks();
    expect(await undos()).toEqual([]);
  });

  test('is not granted for a fill under way, nor for one of another page', async () => {
    expect(await portal.say({ type: 'undo.intend', intent })).toMatchObject({ ok: false, code: 'stale' });
    await filled();
    const other = talkFrom('https://portal.example/users/new', { tab: 3 });
    await other.open();
    expect(await other.say({ type: 'undo.intend', intent })).toMatchObject({ ok: false, code: 'stale' });
    expect(await undos()).toEqual([]);
  });
});
