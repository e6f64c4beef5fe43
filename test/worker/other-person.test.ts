import { beforeEach, describe, expect, test } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Candidate } from '../../lib/wire/page.schema.ts';
import { database } from '../../lib/worker/database.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { type Talk, talkFrom } from './page-talk.ts';

beforeEach(async () => {
  await atTwoConsoles();
});

const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map((row) => row.body);

async function forAda(): Promise<Talk> {
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  await desk.say({ type: 'read', page: 'ticket', ticket: { number: '41', subject: 'Ada Quist', client: 'Fabrikam' } });
  await inheritWork(2, 1);
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  return portal;
}

const holding = (displayName: string, email: string): Partial<Candidate>[] => [
  { attribute: 'displayName', control: 'Name', holds: 'something', current: displayName },
  { attribute: 'email', control: 'Mail', holds: 'something', current: email },
  { attribute: 'title', control: 'Title' },
];
const DANA = holding('Dana Weiss', 'd.weiss@fabrikam.example');
const WHO = 'Dana Weiss, d.weiss@fabrikam.example';

describe('a form that holds somebody else', () => {
  test('is not filled, not even where it is empty: both are named to the person, neither’s values to the log', async () => {
    const portal = await forAda();
    const answer = await portal.fill(DANA);
    expect(answer).toMatchObject({
      ok: false,
      code: 'fill.other-person',
      asks: WHO,
      sentence: `This form holds ${WHO}; the subject is Ada Quist. Nothing was filled.`,
    });
    const told = (await events()).at(-1);
    expect(told).toMatchObject({ verb: 'fill.refused', outcome: 'refused', code: 'fill.other-person' });
    expect(JSON.stringify(told)).not.toMatch(/Weiss/i);
  });

  test('is not filled by the key, nor by a word for another person; only a press that names this one', async () => {
    const portal = await forAda();
    expect(await portal.fill(DANA, { gesture: 'key', sure: WHO })).toMatchObject({ ok: false, asks: WHO });
    expect(await portal.fill(DANA, { sure: 'Eve Moss' })).toMatchObject({ ok: false, asks: WHO });
    expect(await portal.fill(DANA, { sure: WHO })).toMatchObject({ ok: true, values: [{ attribute: 'title' }] });
    expect((await events()).at(-1)).toMatchObject({
      verb: 'fill.intended',
      detail: { confirmed: 'holds another person' },
    });
  });

  test('is not asked about twice for the same two people on a page, and again for a third', async () => {
    const portal = await forAda();
    await portal.fill(DANA, { sure: WHO });
    expect(await portal.fill(DANA, { overwrite: true })).toMatchObject({ ok: true });
    expect(await portal.fill(holding('Eve Moss', 'e.moss@fabrikam.example'))).toMatchObject({
      ok: false,
      asks: 'Eve Moss, e.moss@fabrikam.example',
    });
    await portal.say({ type: 'subject.choose', subject: 'ben' });
    expect(await portal.fill(DANA)).toMatchObject({ ok: false, asks: WHO });
  });

  test('is nobody else where we wrote it ourselves, for the one chosen before', async () => {
    const portal = await forAda();
    const fields: Partial<Candidate>[] = [
      { attribute: 'displayName', control: 'Name' },
      { attribute: 'email', control: 'Mail' },
    ];
    const filled = await portal.fill(fields);
    if (!filled.ok) throw new Error(filled.sentence);
    const results = filled.values.map(({ key }) => ({ key, outcome: 'kept' }));
    await portal.say({ type: 'fill.outcome', intent: filled.intent, fields: results });
    await portal.say({ type: 'subject.choose', subject: 'ben' });
    const held = holding('Ada Quist', 'ada.quist@fabrikam.example');
    expect(await portal.fill(held)).toMatchObject({ ok: true, values: [{}, {}, {}] });
  });
});

describe('what is shown of a fill', () => {
  test('after every step was taken back is each field of every step', async () => {
    const portal = await forAda();
    const step = async (attribute: Candidate['attribute'], key: string) => {
      const filled = await portal.fill([{ attribute, key, control: attribute }]);
      if (!filled.ok) throw new Error(filled.sentence);
      await portal.say({ type: 'fill.outcome', intent: filled.intent, fields: [{ key, outcome: 'kept' }] });
      return filled.intent;
    };
    const first = await step('displayName', 'a');
    const second = await step('title', 'b');
    await portal.say({ type: 'fill.undone', intent: second, fields: [{ key: 'b', outcome: 'restored' }] });
    const { state } = await portal.say({
      type: 'fill.undone',
      intent: first,
      fields: [{ key: 'a', outcome: 'refused', code: 'gone' }],
    });
    expect(state.last).toMatchObject({
      undone: true,
      fields: [
        { key: 'a', outcome: 'refused', why: 'It is not in the page any more.' },
        { key: 'b', outcome: 'restored' },
      ],
    });
  });
});
