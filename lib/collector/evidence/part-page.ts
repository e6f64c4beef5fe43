/** The page of a verified pack, made from nothing but the pack. */
import { indexPage, type PageRow, replayWord } from '../../evidence/pack/index-page.ts';
import { newPaths, type Paths, tellNext } from '../../evidence/story/paths.ts';
import type { HeldEntry } from '../../evidence/verify/part/part-reading.ts';
import type { PartSummary } from '../../evidence/verify/part/verify-part.ts';
import { verifyEvidence } from '../../evidence/verify/verify-evidence.ts';

/** `read` opens the pack again; what it gives was verified as `summary` says. */
export async function* partPage(summary: PartSummary, read: () => AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { of, clientName, log, epoch, size, root, at, by, entries, bodies, erased, devices, cosigned, keys, replay } =
    summary;
  const facts: [string, string][] = [
    ['Client', of.client ? `${clientName} (${of.client})` : 'all'],
    ['Period', `${of.from ?? 'the beginning'} to ${of.to ?? 'the end'}`],
    ['Entries', `${entries} (${bodies} with their bodies, ${erased} erased)`],
    ['Log', `${log}, epoch ${epoch}, ${size} entries`],
    ['Root', Buffer.from(root).toString('base64')],
    ['Devices', `${devices}, of which ${cosigned} cosigned the checkpoint`],
    ['First key of the log', keys[0] ?? ''],
    ['Made', `${at} by ${by}`],
    [
      'Derived again',
      `${replay.same} the same, ${replay.differs} something else, ${replay.cannot} cannot be said, ${replay.erased} erased`,
    ],
  ];
  const title = `Evidence of ${clientName ?? 'all clients'}`;
  yield* indexPage({ title, facts }, await pathsIn(read()), rowsOf(read()), [
    'This page was made from a pack whose every byte verified. That nothing was left out of the pack only the whole log shows.',
  ]);
}

async function pathsIn(pack: AsyncIterable<Uint8Array>): Promise<Paths> {
  const paths = newPaths();
  await verifyEvidence(pack, {
    onEntry: ({ index, receivedAt, body, names }) => {
      if (body) tellNext(paths, { index, receivedAt, body, names });
    },
  });
  return paths;
}

/** Entries as the verifier comes by them: each waits until the one before is on the page. */
async function* rowsOf(pack: AsyncIterable<Uint8Array>): AsyncGenerator<PageRow> {
  const waiting: HeldEntry[] = [];
  let taken = Promise.withResolvers<void>();
  let came = Promise.withResolvers<void>();
  let over = false;
  const reading = verifyEvidence(pack, {
    onEntry: async (entry) => {
      waiting.push(entry);
      came.resolve();
      if (waiting.length < MOST) return;
      taken = Promise.withResolvers();
      await taken.promise;
    },
  }).finally(() => {
    over = true;
    came.resolve();
  });
  while (!over || waiting.length > 0) {
    await came.promise;
    came = Promise.withResolvers();
    for (const { index, receivedAt, story, body, leafHash, replay } of waiting.splice(0))
      yield { index, receivedAt, story: story.replace(/\.$/, ''), body, leafHash, replay: replayWord(replay.status) };
    taken.resolve();
    if (over) came.resolve();
  }
  await reading;
}

const MOST = 100;
