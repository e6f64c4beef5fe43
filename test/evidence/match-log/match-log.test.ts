import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../lib/evidence/field-policy.ts';
import { readJsonLog } from '../../../lib/evidence/match-log/json-log.ts';
import { guessLogColumns } from '../../../lib/evidence/match-log/log-columns.ts';
import type { Deed, LogLine } from '../../../lib/evidence/match-log/log-line.ts';
import { readLogLines } from '../../../lib/evidence/match-log/log-lines.ts';
import { matchLog } from '../../../lib/evidence/match-log/match-log.ts';

const MINUTE = 60_000;
const SALT = 'ab'.repeat(32);
const deed = (index: number, at: number, more: Partial<Deed> = {}): Deed => ({
  ...{ index, at, actor: 'MSP\\admin', target: 'm.kruse@contoso.example', does: 'save', result: 'unknown', salt: SALT },
  ...more,
});
const line = (number: number, at: number, more: Partial<LogLine> = {}): LogLine => ({
  ...{ line: number, at, actor: 'admin@msp.example', target: 'M.Kruse@contoso.example', action: 'Update user' },
  ...{ does: 'update', result: 'success' },
  ...more,
});
const pairs = async (deeds: Deed[], lines: LogLine[], window = 5 * MINUTE) =>
  (await matchLog(deeds, lines, window)).matches.map((one) => [one.index, one.line]);

const sorted = (list: (number | null)[][]) => list.toSorted((a, b) => Number(a[0] ?? 1e9) - Number(b[0] ?? 1e9));

describe('a console’s log and ours', () => {
  it('find each other by both accounts, time and kind of deed', async () => {
    const { matches } = await matchLog([deed(1, 0)], [line(7, 2 * MINUTE)], 5 * MINUTE);
    expect(matches).toEqual([
      {
        index: 1,
        line: 7,
        apartMs: 2 * MINUTE,
        agreed: { actor: true, target: true, deed: 'same' },
        resultDiffers: false,
      },
    ]);
  });

  it('part where any of them differs', async () => {
    for (const other of [
      line(7, 6 * MINUTE),
      line(7, 0, { actor: 'somebody@msp.example' }),
      line(7, 0, { target: 'm.kruse@fabrikam.example' }),
      line(7, 0, { does: 'delete' }),
    ])
      expect(sorted(await pairs([deed(1, 0)], [other]))).toEqual([
        [1, null],
        [null, 7],
      ]);
  });

  it('take each line and each deed once, the nearest and best first', async () => {
    const deeds = [deed(1, 0), deed(2, 3 * MINUTE)];
    const lines = [line(7, 3 * MINUTE + 1000), line(8, 1000)];
    expect(await pairs(deeds, lines)).toEqual([
      [1, 8],
      [2, 7],
    ]);
    // One save here, two there a minute apart: the second was made elsewhere.
    expect(await pairs([deed(1, 0)], [line(7, 1000), line(8, MINUTE + 1000)])).toEqual([
      [1, 7],
      [null, 8],
    ]);
  });

  it('count the several lines one save makes as that save, and no later ones', async () => {
    const burst = [line(7, 1000), line(8, 2000, { does: 'access', action: 'Add member to group' }), line(9, 40_000)];
    expect(await pairs([deed(1, 0)], burst)).toEqual([
      [1, 7],
      [1, 8],
      [null, 9],
    ]);
  });

  it('match what one of them does not say, but never on nothing', async () => {
    expect(await pairs([deed(1, 0, { actor: '' })], [line(7, 0)])).toEqual([[1, 7]]);
    expect(await pairs([deed(1, 0, { target: '' })], [line(7, 0)])).toEqual([[1, 7]]);
    expect(sorted(await pairs([deed(1, 0, { target: '' })], [line(7, 0, { does: 'other' })]))).toEqual([
      [1, null],
      [null, 7],
    ]);
    expect(sorted(await pairs([deed(1, 0, { actor: '', target: '' })], [line(7, 0)]))).toEqual([
      [1, null],
      [null, 7],
    ]);
  });

  it('compare names the client’s policy keeps as digests', async () => {
    const hidden = digestOf(SALT, 'm.kruse@contoso.example');
    const [found] = (
      await matchLog([deed(1, 0, { target: hidden })], [line(7, 0, { target: 'm.kruse@contoso.example' })], MINUTE)
    ).matches;
    expect(found).toMatchObject({ index: 1, line: 7, agreed: { target: true } });
  });

  it('leave aside what changes nobody’s account, and say where results differ', async () => {
    const { matches, aside } = await matchLog(
      [deed(1, 0, { result: 'success' })],
      [line(7, 0, { result: 'failure' }), line(8, 0, { does: 'sign-in' }), line(9, 0, { does: 'read' })],
      MINUTE,
    );
    expect(aside).toBe(2);
    expect(matches).toMatchObject([{ index: 1, line: 7, resultDiffers: true }]);
  });

  it('stay quick where everything happens to one account at once', async () => {
    const deeds = Array.from({ length: 5000 }, (_, n) => deed(n, n));
    const lines = Array.from({ length: 5000 }, (_, n) => line(n, n));
    expect((await matchLog(deeds, lines, MINUTE)).matches.length).toBeGreaterThanOrEqual(5000);
  });
});

describe('a log in JSON', () => {
  const record = (at: string) => ({
    activityDateTime: at,
    activityDisplayName: 'Update user',
    result: 'success',
    initiatedBy: { user: { userPrincipalName: 'admin@msp.example', ipAddress: null }, app: null },
    targetResources: [{ displayName: 'Marta', userPrincipalName: 'm.kruse@contoso.example', modifiedProperties: [] }],
    additionalDetails: [{ key: 'User-Agent', value: 'x' }],
  });
  const read = (text: string) => {
    const log = readJsonLog(text, 100);
    if (!log || 'why' in log) throw new Error(JSON.stringify(log));
    const columns = guessLogColumns([...new Set(log.rows.flatMap(({ cells }) => [...cells.keys()]))]);
    const { lines, problems } = readLogLines(log.rows, columns, { zone: null, order: null });
    return { lines, problems: [...log.problems, ...problems] };
  };
  const [one, two] = [record('2026-11-20T08:00:00Z'), record('2026-11-20T09:00:00Z')];

  it('is a list, a list in an object, or a record a line', async () => {
    const forms = [
      JSON.stringify([one, two]),
      JSON.stringify({ '@odata.context': 'x', value: [one, two] }, null, 2),
      `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`,
      `${JSON.stringify(one)}\r\n\r\n${JSON.stringify(two)}`,
    ];
    for (const text of forms) {
      const { lines, problems } = read(text);
      expect(problems).toEqual([]);
      expect(lines.map(({ at, actor, target, does, result }) => [at, actor, target, does, result])).toEqual(
        ['2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z'].map((at) => [
          Date.parse(at),
          'admin@msp.example',
          'm.kruse@contoso.example',
          'update',
          'success',
        ]),
      );
    }
  });

  it('says which record cannot be read and why, and reads the others', async () => {
    const text = [JSON.stringify(one), '{broken', '"text"', JSON.stringify({ ...two, activityDateTime: 'soon' })].join(
      '\n',
    );
    const { lines, problems } = read(text);
    expect(lines).toHaveLength(1);
    expect(problems.map(({ line: at }) => at).sort()).toEqual([2, 3, 4]);
  });

  it('survives records that are deep, wide or named like nothing honest', async () => {
    let deep: unknown = 'x';
    for (let n = 0; n < 200; n++) deep = { deep };
    const wide = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`c${n}`, n]));
    const text = `[{"__proto__":{"polluted":1},"constructor":"x"},${JSON.stringify({ deep })},${JSON.stringify(wide)}]`;
    const log = readJsonLog(text, 100);
    expect(log && 'rows' in log && log.rows).toHaveLength(3);
    expect(({} as { polluted?: number }).polluted).toBe(undefined);
  });

  it('is told apart from what is none', async () => {
    expect(readJsonLog('time,actor\n1,2', 10)).toBe(null);
    expect(readJsonLog('{not json\nat all', 10)).toHaveProperty('why');
    expect(readJsonLog('{"a": 1,\n "b": 2}', 10)).toHaveProperty('why');
  });
});
