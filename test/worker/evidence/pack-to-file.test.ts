import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Pack } from '../../../lib/wire/evidence-packs.schema.ts';
import { Refused } from '../../../lib/worker/errors.ts';
import { packToFile } from '../../../lib/worker/evidence/pack-to-file.ts';
import type { Sink } from '../../../lib/worker/evidence/run-export.ts';

const PARTS = ['{"a":1}\n', '{"b":"ä"}\n', '{"c":3}\n'];
const SHA = createHash('sha256').update(PARTS.join('')).digest('hex');
const pack = { id: 'p1', total: 3, done: 3, parts: 3, sha256: SHA } as Pack;
const answer = (part: string, sha256 = SHA) => new Response(part, { headers: { 'unswivel-sha256': sha256 } });

function file() {
  let held = '';
  const sink: Sink = {
    name: 'pack.jsonl',
    write: async (bytes) => {
      held += new TextDecoder().decode(bytes);
    },
    restart: async () => {
      held = '';
    },
    close: async () => {},
    discard: async () => {},
  };
  return { sink, held: () => held };
}
const partOf = (path: string) => Number(path.split('/').at(-1));
const run = (exporting: ReturnType<typeof packToFile>) => exporting.run(() => {}, new AbortController().signal);

it('asks again only for the part that did not come, and compares the whole with its hash', async () => {
  const { sink, held } = file();
  const asked: number[] = [];
  const taking = packToFile(pack, sink, async (path) => {
    asked.push(partOf(path));
    if (asked.length === 2) throw new Refused('collector.unreachable', 'No answer.');
    return answer(PARTS[partOf(path)] ?? '');
  });
  expect(await run(taking)).toMatchObject({ ok: false, code: 'collector.unreachable' });
  expect(taking.goesOn()).toBe(true);
  expect(await run(taking)).toMatchObject({ ok: true, value: { sha256: SHA, events: 3 } });
  expect(held()).toBe(PARTS.join(''));
  expect(asked).toEqual([0, 1, 1, 2]);
});

it('never mixes a pack that was made anew with the one before', async () => {
  const { sink } = file();
  const taking = packToFile(pack, sink, async (path) =>
    answer(PARTS[partOf(path)] ?? '', partOf(path) === 0 ? SHA : 'f'.repeat(64)),
  );
  expect(await run(taking)).toMatchObject({ ok: false, code: 'pack.anew' });
  expect(taking.goesOn()).toBe(false);
});

it('takes no file whose bytes are not those of its hash', async () => {
  const { sink } = file();
  const taking = packToFile(pack, sink, async () => answer('{"forged":1}\n'));
  expect(await run(taking)).toMatchObject({ ok: false, code: 'pack.anew' });
});
