import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidencePacksText } from '../../../components/text.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { MOST_LOG_BYTES } from '../../../lib/evidence/match-log/log-limits.ts';
import {
  matchAnswerSchema,
  matchesAnswerSchema,
  matchLinesAnswerSchema,
  matchSchema,
} from '../../../lib/wire/evidence-matches.schema.ts';
import { changeBody } from '../change-body.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';

let collector: TestCollector;
let device: TestDevice;
let auditor: TestDevice;
let scoped: TestDevice;
let admin: TestDevice;

/** the client's own console */
const OWN = 'contoso-idp';

beforeAll(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi', { serves: ['*'] });
  auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
  scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
  admin = await collector.enrol('root', { roles: ['administrator'] });
  await consoleOf(OWN, { mode: 'client', client: 'contoso' });
  await consoleOf('everybodys', { mode: 'ours' });
  await store(
    deed('08:00', 'm.kruse@contoso.example'),
    deed('08:10', 'a.lee@contoso.example', { verb: 'action.performed', detail: { action: 'x', does: 'disable' } }),
    deed('08:20', 'only.ours@contoso.example'),
    deed('08:30', 'never.done@contoso.example', { outcome: 'refused' }),
    deed('08:40', 'other.client@northwind.example', {
      client: { id: 'northwind', version: 1 },
      console: named('everybodys'),
    }),
  );
});
afterAll(() => collector.stop());

async function consoleOf(id: string, tenancy: unknown): Promise<void> {
  const body = { id, version: 1, label: id, kind: 'iam', profile: null, origins: [`https://${id}.example`], tenancy };
  const answer = await collector.call('PUT', `/v1/consoles/${id}`, { token: admin.token, body });
  expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
}

const named = (id: string) => ({ id, profile: null, signedInAs: 'CONTOSO\\admin' });
const deed = (time: string, key: string, more: Partial<EventBody> = {}): Partial<EventBody> => ({
  ...{ at: `2026-11-20T${time}:00.000Z`, verb: 'form.submitted', outcome: 'unknown' },
  ...{ client: { id: 'contoso', version: 1 }, console: named(OWN), object: { type: 'account', key } },
  ...more,
});

async function store(...changes: Partial<EventBody>[]): Promise<void> {
  const events = changes.map((change) => device.event(device.bodyOf(change)));
  const answer = await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(...events) });
  expect(answer.status).toBe(200);
}

const HEAD = 'Time,Performed by,Affected account,Action,Result';
const LOG = [
  HEAD,
  '2026-11-20 09:00:40,admin@contoso.example,m.kruse@contoso.example,Update user,success',
  '2026-11-20 09:11:00,admin@contoso.example,A.Lee@contoso.example,Disable account,success',
  '2026-11-20 09:50:00,somebody@contoso.example,made.elsewhere@contoso.example,Add user,success',
  '2026-11-20 09:51:00,admin@contoso.example,admin@contoso.example,Sign in,success',
  'soon,admin@contoso.example,x,Update user,success',
  '2026-11-21 09:51:00,admin@contoso.example,later@contoso.example,Update user,success',
].join('\r\n');

const columns = {
  ...{ time: ['Time'], actor: ['Performed by'], target: ['Affected account'] },
  ...{ action: ['Action'], result: ['Result'] },
};
const mapping = { columns, zone: 'Europe/Berlin', order: null };
const request = (change: Record<string, unknown> = {}) => ({
  ...{ console: OWN, from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z', file: 'audit.csv', text: LOG, mapping },
  ...change,
});

async function post(body: unknown, by = auditor) {
  return collector.call('POST', '/v1/evidence/matches', { token: by.token, body });
}
async function compared(body: unknown, by = auditor) {
  const answer = await post(body, by);
  expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
  return matchAnswerSchema.parse(answer.json);
}
const get = (path: string, by = auditor) => collector.call('GET', path, { token: by.token });
const linesOf = async (id: string, query = '') =>
  matchLinesAnswerSchema.parse((await get(`/v1/evidence/matches/${id}/lines${query}`)).json);

describe('a console’s own log', () => {
  it('is tried without being kept: columns proposed by name, problems by row, what would come out', async () => {
    const { match, summary, columns, mappedBy, lines } = await compared(request({ mapping: undefined, dryRun: true }));
    expect([match, mappedBy]).toEqual([null, 'names']);
    expect(columns.map(({ column }) => column)).toEqual(HEAD.split(','));
    expect(summary.mapping.columns).toEqual(mapping.columns);
    // No zone was said, so not one time is guessed.
    expect([summary.rows, summary.problems, lines.filter(({ what }) => what !== 'ours')]).toEqual([6, 6, []]);
    expect(summary.listed[0]).toEqual({ line: 2, part: 'time', why: expect.stringMatching(/zone/) });
    expect(matchesAnswerSchema.parse((await get('/v1/evidence/matches')).json).matches).toEqual([]);
  });

  it('is not compared where what we logged was changed in the database: that deed would pass for theirs', async () => {
    const at = await collector.db
      .selectFrom('event_bodies')
      .select(['idx', 'sealed'])
      .where('console', '=', OWN)
      .orderBy('idx')
      .executeTakeFirstOrThrow();
    await changeBody(collector.db, Number(at.idx));
    const { status, json } = await post(request({ dryRun: true }));
    expect([status, json.error.code]).toEqual([500, 'bodies.changed']);
    await collector.db.updateTable('event_bodies').set({ sealed: at.sealed }).where('idx', '=', at.idx).execute();
  });

  it('shows the first lines of each kind, so that many of one hide none of another', async () => {
    const many = Array.from({ length: 120 }, (_, at) => {
      const time = new Date(Date.UTC(2026, 10, 20, 1, at)).toISOString();
      return `${time},somebody@contoso.example,u${at}@contoso.example,Add user,success`;
    });
    const { lines, summary } = await compared(request({ text: [HEAD, ...many].join('\n'), dryRun: true }));
    const shown = (kind: string) => lines.filter(({ what }) => what === kind).length;
    expect([summary.theirs, shown('theirs'), summary.ours, shown('ours')]).toEqual([120, 50, 3, 3]);
    expect(lines.map(({ place }) => place)).toEqual(lines.map(({ place }) => place).sort((a, b) => a - b));
  });

  it('is tried also where no name of a column says anything: its columns are shown, to be mapped', async () => {
    const { mappedBy, columns, summary } = await compared(
      request({ text: 'colour,size\nred,1', mapping: undefined, dryRun: true }),
    );
    expect([mappedBy, columns.map(({ column }) => column)]).toEqual(['names', ['colour', 'size']]);
    expect(summary).toMatchObject({ rows: 1, problems: 1, matched: 0, theirs: 0 });
  });

  it('shows what is in both, only in ours, and only in the console’s', async () => {
    const { match, summary } = await compared(request());
    const { matched, ours, theirs, outside, aside, problems, listed } = summary;
    expect({ matched, ours, theirs, outside, aside, problems }).toEqual({
      ...{ matched: 2, ours: 1, theirs: 1, outside: 1, aside: 1, problems: 1 },
    });
    expect(listed).toEqual([{ line: 6, part: 'time', why: 'Its time cannot be read.' }]);
    const id = match?.id ?? '';
    const { lines } = await linesOf(id);
    expect(lines.map(({ what, line, target, apartMs }) => [what, line, target, apartMs])).toEqual([
      ['matched', 2, 'm.kruse@contoso.example', 40_000],
      ['matched', 3, 'A.Lee@contoso.example', 60_000],
      ['ours', null, 'only.ours@contoso.example', null],
      ['theirs', 4, 'made.elsewhere@contoso.example', null],
    ]);
    expect(lines[0]?.agreed).toEqual({ actor: true, target: true, deed: 'same' });
    expect(typeof lines[0]?.index).toBe('number');
  });

  it('is paged, and narrowed to what only one of the two has', async () => {
    const [match] = matchesAnswerSchema.parse((await get('/v1/evidence/matches')).json).matches;
    const id = match?.id ?? '';
    const first = await linesOf(id, '?limit=3');
    const rest = await linesOf(id, `?limit=3&after=${first.next}`);
    expect([first.lines.length, rest.lines.length, rest.next]).toEqual([3, 1, null]);
    expect((await linesOf(id, '?what=theirs')).lines.map(({ line }) => line)).toEqual([4]);
    expect((await get(`/v1/evidence/matches/${id}/lines?what=all`)).status).toBe(400);
  });

  it('needs no mapping the second time, and says when the file has become another', async () => {
    const again = await compared(request({ mapping: undefined, dryRun: true }));
    expect([again.mappedBy, again.summary.matched]).toEqual(['kept', 2]);
    const other = JSON.stringify([
      {
        activityDateTime: '2026-11-20T08:00:30Z',
        activityDisplayName: 'Update user',
        initiatedBy: { user: { userPrincipalName: 'admin@contoso.example' } },
        targetResources: [{ userPrincipalName: 'm.kruse@contoso.example' }],
      },
    ]);
    const json = await compared(request({ mapping: undefined, dryRun: true, text: other }));
    expect([json.mappedBy, json.summary.matched, json.summary.ours]).toEqual(['names', 1, 2]);
  });

  it('being compared is an event with the file’s hash and the counts, and nobody’s name', async () => {
    const { json } = await get('/v1/evidence/search?verb=evidence.matched');
    const { body, story } = json.events[0];
    expect(body.detail).toMatchObject({ matched: 2, ours: 1, theirs: 1, rows: 6, unread: 1 });
    expect(body.detail.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(body)).not.toMatch(/kruse|elsewhere|audit\.csv/);
    expect(story).toMatch(/2 in both, 1 only in ours, 1 only in the console’s/);
  });

  it('takes what a device with a wrong clock did at the right time', async () => {
    const slow = await collector.enrol('mkruse', { serves: ['*'] });
    const event = slow.event(slow.bodyOf(deed('05:00', 'slow@contoso.example')));
    const body = { ...slow.batch(event), sentAt: '2026-11-20T05:02:00.000Z' };
    expect((await collector.call('POST', '/v1/events', { token: slow.token, body })).status).toBe(200);
    const text = `${HEAD}\n2026-11-20 08:58:00,admin@contoso.example,slow@contoso.example,Update user,success`;
    const { summary } = await compared(request({ text, dryRun: true }));
    expect(summary.matched).toBe(1);
  });

  it('keeps names of accounts only where the client lets the log have them', async () => {
    const { json: client } = await get('/v1/objects/clients/contoso', admin);
    const change = { ...client.object, evidence: { fields: { userName: 'digest' } } };
    const put = (body: { version: number }) =>
      collector.call('PUT', '/v1/clients/contoso', {
        token: admin.token,
        body,
        headers: { 'if-match': `"${body.version}"` },
      });
    expect((await put(change)).status).toBe(200);
    const { match } = await compared(request());
    const { lines } = await linesOf(match?.id ?? '');
    expect(new Set(lines.flatMap(({ actor, target }) => [actor, target]))).toEqual(new Set(['[omitted]']));
    expect(lines.filter(({ what }) => what === 'matched')).toHaveLength(2);
    const { json: now } = await get('/v1/objects/clients/contoso', admin);
    const { evidence: _, ...plain } = now.object;
    expect((await put(plain)).status).toBe(200);
  });
});

describe('whose log it is', () => {
  it('is looked at by whoever sees the console’s client, and by nobody else', async () => {
    const [match] = matchesAnswerSchema.parse((await get('/v1/evidence/matches')).json).matches;
    expect((await get('/v1/evidence/matches', scoped)).json.matches).toEqual([]);
    const [hidden, none] = [
      await get(`/v1/evidence/matches/${match?.id}`, scoped),
      await get('/v1/evidence/matches/lm-0', scoped),
    ];
    expect([hidden.status, hidden.json]).toEqual([404, none.json]);
    expect((await get(`/v1/evidence/matches/${match?.id}/lines`, scoped)).status).toBe(404);
    const [outside, nowhere] = [await post(request(), scoped), await post(request({ console: 'nowhere' }), scoped)];
    expect([outside.status, outside.json.error.code]).toEqual([nowhere.status, nowhere.json.error.code]);
    expect((await post(request(), device)).status).toBe(403);
  });

  it('must be said for a console of many clients, and shows nothing of the others', async () => {
    expect((await post(request({ console: 'everybodys' }), scoped)).json.error.code).toBe('evidence.client');
    expect((await post(request({ console: 'everybodys', client: 'contoso' }), scoped)).status).toBe(403);
    const { lines } = await compared(request({ console: 'everybodys', client: 'northwind', dryRun: true }), scoped);
    expect(lines.filter(({ what }) => what === 'ours').map(({ target }) => target)).toEqual([
      'other.client@northwind.example',
    ]);
    expect((await post(request({ client: 'northwind' }))).json.error.code).toBe('match.tenant');
    const everybody = await compared(request({ console: 'everybodys', dryRun: true }));
    expect(everybody.summary.ours).toBe(1);
  });

  it('is taken out again by an administrator, and the log remembers that it was there', async () => {
    const [match] = matchesAnswerSchema.parse((await get('/v1/evidence/matches')).json).matches;
    const path = `/v1/evidence/matches/${match?.id}`;
    expect(matchSchema.parse((await get(path)).json).file).toBe('audit.csv');
    expect((await collector.call('DELETE', path, { token: auditor.token })).status).toBe(403);
    expect((await collector.call('DELETE', path, { token: admin.token })).status).toBe(204);
    expect((await get(path)).status).toBe(404);
    expect((await get('/v1/evidence/search?verb=evidence.matched&outcome=cancelled')).json.events).toHaveLength(1);
  });
});

describe('the largest file', () => {
  const row = { Time: '2026-11-20 09:00:40', Action: 'Update user', 'Affected account': 'a' };
  /** As many bytes of JSON, half of them backslashes: as part of a request it is twice as long. */
  const textOf = (bytes: number) => {
    const bare = JSON.stringify([{ ...row, note: '' }]).length;
    return JSON.stringify([{ ...row, note: '"'.repeat(Math.floor((bytes - bare) / 2)) }]).padEnd(bytes);
  };

  it('is taken whatever it holds, and one that is larger is refused with the size the page says', async () => {
    const large = request({ mapping: undefined, dryRun: true, text: textOf(MOST_LOG_BYTES) });
    expect((await compared(large)).summary.rows).toBe(1);
    for (const text of [`${large.text} `, textOf(MOST_LOG_BYTES * 1.2)]) {
      const { status, json } = await post({ ...large, text });
      expect([status, json.error.code]).toEqual([413, 'match.large']);
      expect(json.error.sentence).toContain(/up to (\d+ MB)/.exec(evidencePacksText.fileHint)?.[1]);
    }
  });
});

describe('a file that cannot be used', () => {
  it('is refused with what is wrong with it', async () => {
    const codes: [Record<string, unknown>, string][] = [
      [{ text: 'hello' }, 'csv.empty'],
      [{ text: '{"a":\n1}' }, 'match.file'],
      [{ text: '[]' }, 'match.file'],
      [{ text: `${HEAD}\na,"b` }, 'csv.malformed'],
      [{ text: 'colour,size\nred,1', mapping: undefined, dryRun: false }, 'match.mapping'],
      [{ mapping: { ...mapping, columns: { ...mapping.columns, time: ['Nowhere'] } } }, 'match.column'],
      [{ mapping: { ...mapping, zone: 'Mars/Base' } }, 'request.shape'],
      [{ from: '2026-11-22T00:00:00Z' }, 'request.shape'],
      [{ windowMinutes: 0 }, 'request.shape'],
      [{ text: `${HEAD}\n${'2026-11-20T08:00:00Z,a,b,c,d\n'.repeat(50_001)}` }, 'csv.rows'],
      [{ text: `[${'{"time":"2026-11-20T08:00:00Z"},'.repeat(50_001)}{}]` }, 'match.rows'],
    ];
    for (const [change, code] of codes) {
      const answer = await post(request({ dryRun: true, ...change }));
      expect([code, answer.json.error?.code]).toEqual([code, code]);
    }
  });
});
