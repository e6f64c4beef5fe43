/** What the first lines of a pack say of the rest, changed by who can sign it again: the log's operator. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Part } from '../../../lib/collector/evidence/part-indexes.ts';
import { canonical } from '../../../lib/evidence/canonical.ts';
import { sha256OfText } from '../../../lib/evidence/hash.ts';
import { packBytes } from '../../../lib/evidence/pack.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { CONTOSO, fillLog, packOf, verified } from './pack-world.ts';

let collector: TestCollector;
beforeAll(async () => {
  collector = await startCollector();
  await fillLog(collector);
});
afterAll(() => collector.stop());

// biome-ignore lint/suspicious/noExplicitAny: lines of every kind
type Line = any;

/** The pack with its lines changed, and a last line the log could have written. */
async function signedAgain(part: Part, change: (lines: Line[]) => void): Promise<string[]> {
  const lines = (await packOf(collector, part)).map((line) => JSON.parse(line) as Line);
  change(lines);
  const before = lines.slice(0, -1).map((line) => `${canonical(line)}\n`);
  const sha256 = sha256OfText(before.join(''));
  const signature = collector.book.key.sign(packBytes(sha256)).toString('base64url');
  return [...before, `${canonical({ t: 'end', sha256, signature })}\n`];
}

const ALL: Part = { client: null, from: null, to: null };
/** Leaves out the last entry of the first batch that shows two, and every mention of it. */
function leaveOut(lines: Line[]): void {
  const at = lines.findIndex(({ t, shown }) => t === 'batch' && shown.length > 1);
  lines.splice(at + lines[at].shown.length, 1);
  lines[at].shown.pop();
  lines[0].entries -= 1;
}

describe('a pack that says it is of something else than it is', () => {
  const CHANGES: [what: string, part: Part, code: string, said: RegExp, change: (lines: Line[]) => void][] = [
    [
      'another client',
      CONTOSO,
      'pack.part',
      /^Entry 0 is of contoso, and the pack is said to be of northwind\.$/,
      ([header]) => {
        header.of.client = 'northwind';
      },
    ],
    [
      'all clients',
      CONTOSO,
      'pack.part',
      /of all clients, .* holds 2 of 3 entries only/,
      ([header]) => {
        header.of.client = null;
      },
    ],
    [
      'a later period',
      CONTOSO,
      'pack.part',
      /batch of entry 0 was received at .* outside of the period/,
      ([header]) => {
        header.of.from = '2026-11-20T12:00:00.000Z';
      },
    ],
    [
      'an earlier period',
      CONTOSO,
      'pack.part',
      /batch of entry 7 was received at .* outside of the period/,
      ([header]) => {
        header.of.to = '2026-11-21T08:00:00.000Z';
      },
    ],
    [
      'a period that is none',
      CONTOSO,
      'pack.line',
      /does not fit at of\.from/,
      ([header]) => {
        header.of.from = 'last quarter';
      },
    ],
    ['everything, with an entry left out', ALL, 'pack.part', /holds 2 of 3 entries only/, leaveOut],
    [
      'a device of somebody else',
      CONTOSO,
      'pack.device',
      /^Entry 0 is of dev-.*, and its body names another device or another technician/,
      (lines) => {
        lines.find(({ t, technician }) => t === 'device' && technician === 'jadeyemi').technician = 'mkruse';
      },
    ],
    [
      'a line nobody knows',
      CONTOSO,
      'pack.order',
      /^A line of the kind “note” is out of its place\.$/,
      (lines) => void lines.splice(-1, 0, { t: 'note' }),
    ],
  ];

  it.each(CHANGES)('is named: %s', async (_, part, code, said, change) => {
    expect(await verified(await signedAgain(part, () => undefined))).toMatchObject({ ok: true });
    expect(await verified(await signedAgain(part, change))).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(said),
    });
  });

  it('is named where batches are missing from a pack of everything', async () => {
    const cut = await signedAgain(ALL, (lines) => {
      const at = lines.findLastIndex(({ t }) => t === 'batch');
      lines[0].batches -= 1;
      lines[0].entries -= lines[at].shown.length;
      lines.splice(at, 1 + lines[at].shown.length);
    });
    expect(await verified(cut)).toMatchObject({
      ok: false,
      code: 'pack.part',
      sentence: expect.stringMatching(/said to be of everything, and holds 7 of the 8/),
    });
  });
});
