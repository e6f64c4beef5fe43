import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { setPaused } from '../../lib/worker/consoles.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { closeLostIntents } from '../../lib/worker/open-intents.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { tellRefusal, tellRest } from '../../lib/worker/tell-refusal.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import type { Fakes } from './fake-browser.ts';
import { type Talk, talkFrom } from './page-talk.ts';

let identity: Identity;
let fakes: Fakes;

beforeEach(async () => {
  ({ fakes, identity } = await atTwoConsoles());
});

const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map((row) => row.body);
const last = async () => (await events()).at(-1);

async function portalFor(ticket: object): Promise<Talk> {
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  await desk.say({ type: 'read', page: 'ticket', ticket: { number: '41', ...ticket } });
  await inheritWork(2, 1);
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  return portal;
}
const forAda = () => portalFor({ subject: 'New starter Ada Quist', client: 'Fabrikam' });

/** Who, what, where and why: what every refusal must say wherever the worker knows it. */
const ABOUT = {
  actor: { technician: 'dana', version: 1, device: 'device-1' },
  ticket: { console: 'desk', number: '41' },
  client: { id: 'fabrikam', version: 2 },
  console: { id: 'portal', profile: 'test-portal', profileVersion: '2026-11' },
  page: { origin: 'https://portal.example', path: '/users/new' },
};

describe('attack 37: what was denied, failed or cancelled leaves an event', () => {
  test('a fill the overlay itself refused, with who, what, where and why', async () => {
    const portal = await forAda();
    await portal.say({ type: 'fill.refused', code: 'covered', detail: 'filling' });
    expect(await last()).toMatchObject({
      ...ABOUT,
      verb: 'fill.refused',
      outcome: 'refused',
      code: 'covered',
      subject: { technician: 'ada', version: 3 },
      object: { type: 'account', key: 'ada.quist', purpose: 'everyday' },
    });
  });

  test('an undo and a choice the overlay refused, under their own verbs', async () => {
    const portal = await forAda();
    await portal.say({ type: 'fill.refused', code: 'moved', detail: 'undoing' });
    expect(await last()).toMatchObject({ verb: 'fill.undone', outcome: 'refused', code: 'moved' });
    await portal.say({ type: 'fill.refused', code: 'faint', detail: 'subject.choose' });
    expect(await last()).toMatchObject({ verb: 'subject.chosen', outcome: 'refused', code: 'faint' });
  });

  test('a fill stopped before anything was written is cancelled; one stopped half way is partial', async () => {
    const portal = await forAda();
    const stop = async (...outcomes: [string, string?][]) => {
      const answer = await portal.fill(
        outcomes.map((_, at) => ({ attribute: at ? 'name.givenName' : 'name.familyName' })),
      );
      if (!answer.ok) throw new Error(answer.sentence);
      const fields = outcomes.map(([outcome, code], at) => ({ key: `k${at}`, outcome, ...(code ? { code } : {}) }));
      await portal.say({ type: 'fill.outcome', intent: answer.intent, fields });
      return last();
    };
    expect(await stop(['left', 'stopped'], ['left', 'stopped'])).toMatchObject({
      verb: 'fill.done',
      outcome: 'cancelled',
      code: 'fill.stopped',
      object: { key: 'ada.quist' },
    });
    expect(await stop(['kept'], ['left', 'stopped'])).toMatchObject({ outcome: 'partial', code: 'fill.stopped' });
    expect(await stop(['refused', 'covered'])).toMatchObject({ outcome: 'failed' });
  });

  test('a fill asked for while the console is paused, or its permission is gone', async () => {
    const portal = await forAda();
    await setPaused(true);
    expect(await portal.fill([{ attribute: 'name.givenName' }])).toMatchObject({ code: 'console.paused' });
    expect(await last()).toMatchObject({
      verb: 'fill.refused',
      outcome: 'refused',
      code: 'console.paused',
      object: { type: 'page', key: 'https://portal.example' },
      page: { path: '/users/new' },
    });
    await setPaused(false);
    fakes.granted.delete('https://portal.example/*');
    await portal.say({ type: 'subject.choose', subject: 'ben' });
    expect(await last()).toMatchObject({
      verb: 'subject.chosen',
      outcome: 'refused',
      code: 'sender.not-granted',
      object: { type: 'technician', key: 'ben' },
    });
  });

  test('what is done in a page that Unswivel may no longer see is nobody’s evidence', async () => {
    const portal = await forAda();
    const before = (await events()).length;
    fakes.granted.delete('https://portal.example/*');
    const fields = [{ attribute: 'title', control: 'Title', value: 'Engineer', mark: 'typed' }];
    expect(await portal.say({ type: 'submit', fields })).toMatchObject({ ok: false, code: 'sender.not-granted' });
    expect(await portal.say({ type: 'action', action: 'off', object: 'ada' })).toMatchObject({ ok: false });
    expect(await events()).toHaveLength(before);
  });

  test.each([
    ['no subject', { subject: 'Printer', client: 'Fabrikam' }, 'fill.no-subject'],
    ['another client', { subject: 'Ada Quist', client: 'Contoso' }, 'fill.client-mismatch'],
  ])('a fill with %s', async (_, ticket, code) => {
    const portal = await portalFor(ticket);
    await portal.fill([{ attribute: 'name.givenName' }]);
    expect(await last()).toMatchObject({ verb: 'fill.refused', outcome: 'refused', code, object: { type: 'account' } });
  });

  test('a fill with nothing to write, with each field and its reason', async () => {
    const portal = await forAda();
    await portal.fill([{ attribute: 'manager', control: 'Boss' }]);
    expect(await last()).toMatchObject({
      code: 'fill.nothing',
      fields: [{ attribute: 'manager', control: 'Boss', outcome: 'left', code: 'field.missing' }],
    });
  });

  test('an error of our own in a deed, as failed and without its details', async () => {
    const portal = await forAda();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = vi
      .spyOn(database.intents, 'get')
      .mockImplementationOnce((() => Promise.reject(new Error('Ada’s secret'))) as never);
    await portal.say({ type: 'fill.undone', intent: '0192f0c8-7d3a-7b1e-9c55-0242ac120002', fields: [] });
    broken.mockRestore();
    expect(await last()).toMatchObject({ verb: 'fill.undone', outcome: 'failed', code: 'fault.unexpected' });
    expect(JSON.stringify(await events())).not.toContain('secret');
  });

  test('the panel closed while it asks whose ticket it is, once', async () => {
    const portal = await portalFor({ subject: 'New starter Ada Quist', client: 'Somebody else' });
    const close = { type: 'dock', side: 'right', open: false };
    await portal.say({ ...close, open: true });
    await portal.say(close);
    await portal.say(close);
    const cancelled = (await events()).filter((body) => body.outcome === 'cancelled');
    expect(cancelled).toMatchObject([
      { verb: 'client.confirmed', code: 'choice.dismissed', object: { type: 'ticket', key: '41' } },
    ]);
  });

  test('closing the panel where nothing is asked is no event', async () => {
    const portal = await forAda();
    const before = (await events()).length;
    await portal.say({ type: 'dock', side: 'right', open: false });
    expect(await events()).toHaveLength(before);
  });

  test('the panel closes also when evidence cannot be stored', async () => {
    const portal = await portalFor({ subject: 'Ada Quist', client: 'Somebody else' });
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(database.outbox, 'add').mockImplementation((() => Promise.reject(new Error('disk'))) as never);
    expect(await portal.say({ type: 'dock', side: 'right', open: false })).toMatchObject({ ok: true });
    vi.restoreAllMocks();
  });
});

describe('refusals do not flood the log', () => {
  test('a page that causes a hundred thousand leaves a few, which say how many they stand for', async () => {
    const parts = {
      verb: 'fill.refused',
      outcome: 'refused',
      object: { type: 'account', key: 'ada' },
      page: { origin: 'https://portal.example', path: '/' },
      code: 'restyled',
    } as const;
    for (let n = 0; n < 3000; n++) await tellRefusal(identity, 7, parts, 'page');
    await tellRest(7);
    const told = await events();
    expect(told.length).toBeLessThanOrEqual(20 + 8);
    expect(told.reduce((sum, { detail }) => sum + Number(detail?.times ?? 1), 0)).toBe(3000);
  });

  test('neither new documents nor made-up codes and types get around it', async () => {
    const attempt = async (n: number) => {
      const page = talkFrom('https://portal.example/users/new', { tab: 5, document: `reload ${n}` });
      await page.open();
      await page.say({ type: 'noticed', what: 'postMessage', count: 1 });
      await page.say({ type: 'fill.refused', code: `code-${String.fromCharCode(97 + (n % 26))}${'x'.repeat(n % 7)}` });
      await page.say({ type: `made-up-${n}` });
    };
    for (let n = 0; n < 150; n++) await attempt(n);
    const before = (await events()).length;
    for (let n = 150; n < 300; n++) await attempt(n);
    await tellRest(5);
    const told = await events();
    expect(told.length - before).toBeLessThan(100);
    expect(told.reduce((sum, { detail }) => sum + Number(detail?.times ?? 1), 0)).toBe(900);
  });

  test('a person’s presses are told one by one, and the allowance comes back with time', async () => {
    const portal = await forAda();
    const before = (await events()).length;
    for (let n = 0; n < 20; n++) await portal.say({ type: 'fill.refused', code: 'covered', detail: 'filling' });
    expect((await events()).length - before).toBe(20);
    for (let n = 0; n < 5; n++) await portal.say({ type: 'fill.refused', code: 'covered', detail: 'filling' });
    expect((await events()).length - before).toBe(20);
    vi.useFakeTimers({ now: Date.now() + 40_000, toFake: ['Date'] });
    await portal.say({ type: 'fill.refused', code: 'covered', detail: 'filling' });
    expect((await last())?.detail).toEqual({ times: 6 });
    vi.useRealTimers();
  });

  test('what was counted is told when it is quiet, also after the clock was set back', async () => {
    const portal = await forAda();
    for (let n = 0; n < 23; n++) await portal.say({ type: 'fill.refused', code: 'covered', detail: 'filling' });
    const before = (await events()).length;
    await tellRest();
    expect(await events()).toHaveLength(before);
    vi.useFakeTimers({ now: Date.now() - 10 * 365 * 86_400_000, toFake: ['Date'] });
    await tellRest();
    vi.useRealTimers();
    expect((await last())?.detail).toEqual({ times: 3 });
    await tellRest(2);
    expect(await events()).toHaveLength(before + 1);
    expect(Object.keys(await browser.storage.session.get(null)).filter((key) => key.startsWith('refusals:2'))).toEqual(
      [],
    );
  });
});

describe('a device clock that jumps', () => {
  const YEARS = 10 * 365 * 86_400_000;

  test.each([
    ['a day ahead', 86_400_000],
    ['a day back', -86_400_000],
    ['ten years ahead', YEARS],
    ['ten years back', -YEARS],
  ])('%s during a fill loses neither its intent nor its outcome', async (_, jump) => {
    const portal = await forAda();
    const answer = await portal.fill([{ attribute: 'name.givenName' }]);
    if (!answer.ok) throw new Error(answer.sentence);
    vi.useFakeTimers({ now: Date.now() + jump, toFake: ['Date'] });
    try {
      await closeLostIntents();
      await closeLostIntents();
      const fields = answer.values.map(({ key }) => ({ key, outcome: 'kept' }));
      const done = await portal.say({ type: 'fill.outcome', intent: answer.intent, fields });
      expect(done.ok).toBe(true);
      expect(await portal.say({ type: 'fill.outcome', intent: answer.intent, fields })).toMatchObject({
        code: 'stale',
      });
      const told = (await events()).filter((body) => body.intent === answer.intent);
      expect(told.map(({ outcome }) => outcome)).toEqual(['unknown', 'success']);
      expect(told[1]?.detail).toEqual({ late: true });
      const rows = await database.outbox.toArray();
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, at) => at + 1));
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([0, -1, 8.64e15])('a clock at %s still stores events that fit', async (now) => {
    const portal = await forAda();
    const spy = vi.spyOn(Date, 'now').mockReturnValue(now);
    await portal.say({ type: 'fill.refused', code: 'covered', detail: 'filling' });
    spy.mockRestore();
    expect((await last())?.verb).toBe('fill.refused');
  });
});
