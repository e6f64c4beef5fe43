/** The page of a verified pack, made from nothing but the pack. */
import { createHash } from 'node:crypto';
import { indexPage, type PageRow, replayWord } from '../../evidence/pack/index-page.ts';
import { limitsOf } from '../../evidence/pack/limits.ts';
import { newPaths, type Paths, tellNext } from '../../evidence/story/paths.ts';
import type { HeldEntry } from '../../evidence/verify/part/part-reading.ts';
import type { PartSummary } from '../../evidence/verify/part/verify-part.ts';
import { verifyEvidence } from '../../evidence/verify/verify-evidence.ts';

/** `read` opens the pack again; what it gives was verified as `summary` says. */
export async function* partPage(summary: PartSummary, read: () => AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { clientName, erased } = summary;
  const { paths, sha256 } = await pathsIn(read());
  const title = `Evidence of ${clientName ?? 'all clients'}`;
  const facts = [...factsOf(summary), ['SHA-256 of the pack', sha256] as const];
  yield* indexPage({ title, facts }, paths, rowsOf(read()), [
    `This page was made from a pack whose every byte verified. ${limitsOf({ part: true, erased })}`,
    'It holds for whoever trusts the first key of the log: compare it with the one you know.',
  ]);
}

function factsOf(summary: PartSummary): [string, string][] {
  const { of, clientName, log, epoch, size, root, at, by, entries, bodies, erased, refused } = summary;
  const { devices, cosigned, keys, replay, requests } = summary;
  const { followed, ended, broken } = requests;
  return [
    ['Client', of.client ? `${clientName} (${of.client})` : 'all'],
    ['Period', `${of.from ?? 'the beginning'} to ${of.to ?? 'the end'}`],
    ['Entries', `${entries} (${bodies} with their bodies, ${erased} erased, ${refused} refused as read)`],
    ['Log', `${log}, epoch ${epoch}, ${size} entries`],
    ['Root', Buffer.from(root).toString('base64')],
    ['Devices', `${devices}, of which ${cosigned} cosigned the checkpoint`],
    ['First key of the log', keys[0] ?? ''],
    ['Made', `${at} by ${by}`],
    ...(followed > 0
      ? [
          ['Requests', `${followed} followed, ${ended} seen to have ended, ${broken} steps break a rule`] as [
            string,
            string,
          ],
        ]
      : []),
    ...(requests.first ? [['Breaks a rule', requests.first] as [string, string]] : []),
    [
      'Derived again',
      `${replay.same} the same, ${replay.differs} something else, ${replay.cannot} cannot be said, ${replay.erased} erased`,
    ],
    ...(replay.first ? [['Something else', replay.first] as [string, string]] : []),
  ];
}

async function pathsIn(pack: AsyncIterable<Uint8Array>): Promise<{ paths: Paths; sha256: string }> {
  const paths = newPaths();
  const digest = createHash('sha256');
  async function* bytes() {
    for await (const chunk of pack) {
      digest.update(chunk);
      yield chunk;
    }
  }
  await verifyEvidence(bytes(), {
    onEntry: ({ index, receivedAt, body, names }) => {
      if (body) tellNext(paths, { index, receivedAt, body, names });
    },
  });
  return { paths, sha256: digest.digest('hex') };
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
