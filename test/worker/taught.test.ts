import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ERRORS } from '../../lib/collector/errors.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Lesson } from '../../lib/record/lesson.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { answerPage } from '../../lib/worker/messages/page.ts';
import { taughtRows } from '../../lib/worker/taught.ts';
import { offerTaught } from '../../lib/worker/taught-offer.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { holdRecord, PORTAL, record } from './device.ts';
import { talkFrom } from './page-talk.ts';

let identity: Identity;
let answers: Record<string, (body: unknown) => { status: number; json?: unknown }>;
let asked: string[];

beforeEach(async () => {
  ({ identity } = await atTwoConsoles());
  asked = [];
  answers = {};
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    const route = `${method} ${new URL(url).pathname.replace(/[0-9a-f-]{36}/, 'ID')}`;
    const answer = answers[route];
    if (route.includes('/drafts')) asked.push(route);
    if (!answer) throw new TypeError('Failed to fetch');
    const { status, json } = answer(body ? JSON.parse(String(body)) : null);
    return new Response(json === undefined ? null : JSON.stringify(json), { status });
  });
});

const SAID = { root: 'form[name="user"]', at: 'input[name="kp_alpha"]', attribute: 'title' as const, control: 'Alpha' };
const LESSON: Lesson = { ...SAID, page: '/users/new' };
const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map((row) => row.body);

async function teaching(url = 'https://portal.example/users/new') {
  const portal = talkFrom(url, { tab: 2 });
  await portal.open();
  return portal;
}
const keep = (portal: Awaited<ReturnType<typeof teaching>>, lesson: object = SAID, tries = 1) =>
  portal.say({ type: 'teach.keep', lesson, tries });

describe('a lesson', () => {
  test('is told to the log before it counts, and counts at once on its page, for other records too', async () => {
    const portal = await teaching('https://portal.example/users/4711/edit');
    const answer = await keep(portal);
    expect(answer).toMatchObject({ ok: true, page: '/users/:id/edit', lessons: [{ ...SAID, from: 'device' }] });
    const [event] = (await events()).filter(({ verb }) => verb === 'profile.taught');
    expect(event).toMatchObject({
      outcome: 'success',
      object: { type: 'console', key: 'portal' },
      console: { id: 'portal' },
      fields: [{ attribute: 'title', control: 'Alpha', source: 'taught' }],
      detail: { change: 'kept', tries: 1, pages: '/users/:id/edit', selector: SAID.at, root: SAID.root },
    });
    expect((await talkFrom('https://portal.example/users/12/edit', { tab: 3 }).open()).taught).toMatchObject([SAID]);
    expect((await talkFrom('https://portal.example/users/new', { tab: 3 }).open()).taught).toBeUndefined();
    expect((await talkFrom('https://desk.example/users/12/edit', { tab: 4 }).open()).taught).toBeUndefined();
  });

  test('whose event cannot be stored does not count (attack 36)', async () => {
    const portal = await teaching();
    const broken = vi.spyOn(database.outbox, 'add').mockRejectedValue(new Error('disk'));
    expect(await keep(portal)).toMatchObject({ ok: false, code: 'evidence.unavailable' });
    broken.mockRestore();
    expect(await taughtRows(identity)).toEqual([]);
  });

  test('takes the place of the one it contradicts, and can be taken back', async () => {
    const portal = await teaching();
    await keep(portal);
    const { lessons } = await keep(portal, { ...SAID, attribute: null });
    expect(lessons).toMatchObject([{ attribute: null }]);
    expect((await portal.say({ type: 'teach.forget', lesson: { ...SAID, attribute: null } })).lessons).toEqual([]);
    expect((await events()).at(-1)).toMatchObject({ verb: 'profile.taught', detail: { change: 'removed' } });
  });

  test('of the team counts for everybody, until this person taught otherwise; it is not theirs to remove', async () => {
    await holdRecord(identity, record({ consoles: [{ ...PORTAL, taught: [LESSON] }] }));
    const portal = await teaching();
    expect(await portal.say({ type: 'teach.forget', lesson: SAID })).toMatchObject({ code: 'taught.not-yours' });
    const { lessons } = await keep(portal, { ...SAID, attribute: 'department' });
    expect(lessons).toMatchObject([{ attribute: 'department', from: 'device' }]);
  });

  test.each([
    ['a script', { ...SAID, at: 'input"><script>alert(1)</script>' }],
    ['a selector that runs long', { ...SAID, at: 'div:has(*) input' }],
    ['a page of its own choice', { ...SAID, page: '/admin' }],
    ['a password', { ...SAID, attribute: 'password' }],
  ])('with %s is refused and noticed (attack 44)', async (_, lesson) => {
    const portal = await teaching();
    expect(await keep(portal, lesson)).toMatchObject({ ok: false, code: 'message.unknown' });
    expect((await events()).at(-1)).toMatchObject({ verb: 'security.noticed', code: 'message.unknown' });
    expect(await taughtRows(identity)).toEqual([]);
  });

  test('cannot be kept from another document, or by a page that is no console (attacks 18, 20)', async () => {
    const portal = await teaching();
    const other = talkFrom('https://portal.example/users/new', { tab: 9, document: 'another' });
    const open = { type: 'teach.open', url: 'https://portal.example/users/new' };
    const { nonce } = (await answerPage(open, portal.sender)) as { nonce: string };
    expect(await other.say({ type: 'teach.keep', nonce, lesson: SAID, tries: 0 })).toMatchObject({ code: 'stale' });
    const evil = talkFrom('https://evil.example/', { tab: 8 });
    expect(await evil.say({ type: 'teach.open', url: 'https://portal.example/users/new' })).toMatchObject({
      ok: false,
    });
    expect(await taughtRows(identity)).toEqual([]);
  });
});

describe('offering what was taught', () => {
  const draft =
    (state: string, more: object = {}) =>
    async () => ({
      status: 200,
      json: {
        drafts: [
          {
            id: (await taughtRows(identity))[0]?.draft,
            console: 'portal',
            lesson: LESSON,
            taughtAt: new Date().toISOString(),
            tries: 1,
            technician: 'dana',
            state,
            ...more,
          },
        ],
      },
    });

  test('waits for the collector, and loses and forgets nothing without it', async () => {
    await keep(await teaching());
    await offerTaught(identity);
    expect(await taughtRows(identity)).toMatchObject([{ state: 'new' }]);
    answers['PUT /v1/drafts/ID'] = (body) => ({ status: 200, json: body });
    answers['GET /v1/drafts'] = () => ({ status: 200, json: { drafts: [] } });
    await offerTaught(identity);
    expect(await taughtRows(identity)).toMatchObject([{ state: 'offered' }]);
  });

  test('waits too where the collector is too old to know of it', async () => {
    await keep(await teaching());
    answers['PUT /v1/drafts/ID'] = () => refusal('route.unknown');
    await offerTaught(identity);
    expect(await taughtRows(identity)).toMatchObject([{ state: 'new' }]);
  });

  test('takes back what was taken back, also when it was offered before', async () => {
    const portal = await teaching();
    await keep(portal);
    answers['PUT /v1/drafts/ID'] = (body) => ({ status: 200, json: body });
    answers['GET /v1/drafts'] = () => ({ status: 200, json: { drafts: [] } });
    await offerTaught(identity);
    await portal.say({ type: 'teach.forget', lesson: SAID });
    await offerTaught(identity);
    expect(await taughtRows(identity)).toMatchObject([{ state: 'gone' }]);
    answers['DELETE /v1/drafts/ID'] = () => ({ status: 204 });
    await offerTaught(identity);
    expect(await taughtRows(identity)).toEqual([]);
    expect(asked.at(-1)).toBe('DELETE /v1/drafts/ID');
  });

  test('an accepted lesson comes with the console and is kept here no more; a declined one counts no more and says why', async () => {
    const portal = await teaching();
    await keep(portal);
    answers['PUT /v1/drafts/ID'] = (body) => ({ status: 200, json: body });
    let given = await draft('declined', { decidedBy: 'lead', reason: 'That is the nickname.' })();
    answers['GET /v1/drafts'] = () => given;
    await offerTaught(identity);
    expect(await taughtRows(identity)).toMatchObject([
      { state: 'declined', decided: { reason: 'That is the nickname.' } },
    ]);
    expect((await portal.open()).taught).toBeUndefined();

    await keep(portal);
    given = await draft('accepted')();
    await offerTaught(identity);
    expect(await taughtRows(identity)).toMatchObject([{ state: 'offered' }]); // the record could not be fetched: it stays
    answers['GET /v1/snapshot'] = () => ({
      status: 200,
      json: record({ consoles: [{ ...PORTAL, taught: [LESSON] }] }),
    });
    await offerTaught(identity);
    expect(await taughtRows(identity)).toEqual([]);
    expect((await portal.open()).taught).toEqual([LESSON]);
  });
});

function refusal(code: keyof typeof ERRORS) {
  const [status, sentence] = ERRORS[code];
  return { status, json: { error: { code, status, sentence } } };
}
