/** One entry of a part: the leaf its batch has in that place, the body the one the leaf was made for, its values derived again. */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { EventBody } from '../../event.schema.ts';
import { hmacSha256 } from '../../hash.ts';
import { toHex } from '../../hex.ts';
import { entryHash } from '../../leaf.ts';
import { ERASED, REFUSED, story } from '../../story/story.ts';
import type { Names } from '../../story/words.ts';
import { checkActor } from '../actor-start.ts';
import { type EntryLine, parseEntryLine } from '../entry-line.ts';
import { refuse } from '../refuse.ts';
import { checkClient } from './of-part.ts';
import type { PartReading } from './part-reading.ts';
import { replayEntry } from './replay-entry.ts';
import { followRequest } from './request-paths.ts';

/** Takes the line as the next entry of the batch being read, which there must be. */
export async function takePartEntry(reading: PartReading, line: Uint8Array): Promise<void> {
  const batch = reading.batch as NonNullable<PartReading['batch']>;
  const { said, due, refused } = batch;
  const entry = parseEntryLine(line);
  reading.index = entry.index;
  if (entry.index !== due[0]) refuse('pack.index', `Entry ${entry.index} stands where entry ${due[0]} is due.`);
  const leafHash = checkLeaf(reading, entry);
  const why = refused.get(entry.index) ?? null;
  checkBody(reading, entry, why);
  due.shift();
  reading.entries += 1;
  if (due.length === 0) reading.batch = null;
  const body =
    entry.body && entry.readable && why === null ? (JSON.parse(decoder.decode(entry.body)) as EventBody) : null;
  if (body) checkClient(reading.header?.of.client ?? null, entry.index, body);
  const replay = replayEntry(reading, body, entry.salt);
  if (body) followRequest(reading.requests, body);
  const names = namesIn(reading);
  await reading.onEntry?.({
    ...{ index: entry.index, leafHash, receivedAt: said.receivedAt, device: said.device },
    ...{ body, refused: why, replay, names, story: storyOf(body, names, why) },
  });
}

const decoder = new TextDecoder();

function storyOf(body: EventBody | null, names: Names, why: string | null): string {
  if (!body) return why === null ? ERASED : REFUSED;
  return story(body, names);
}

function namesIn({ names }: PartReading): Names {
  const called = (kind: string) => (id: string) => names.get(`${kind} ${id}`) ?? id;
  return { technician: called('technicians'), client: called('clients'), console: called('consoles') };
}

function checkLeaf(reading: PartReading, entry: EntryLine): string {
  const { said } = reading.batch as NonNullable<PartReading['batch']>;
  const { index, log, device, seq, prev, leaf } = entry;
  const place = said.leaves.length - said.count + (index - said.first);
  if (log !== reading.header?.log) refuse('pack.chain', `Entry ${index} was made for another log, ${log}.`);
  if (device !== said.device) refuse('pack.chain', `Entry ${index} is of ${device}, its batch of ${said.device}.`);
  const due = said.firstSeq + place;
  if (seq !== due) refuse('pack.chain', `Entry ${index} is number ${seq} of ${device}, where number ${due} is due.`);
  const before = said.leaves[place - 1];
  if (before !== undefined && before !== prev)
    refuse('pack.chain', `Entry ${index} does not follow number ${seq - 1} of ${device}: one of the two was changed.`);
  const hash = toHex(entryHash(leaf));
  if (hash !== said.leaves[place])
    refuse('pack.proof', `The leaf of entry ${index} was changed: its batch and the log hold another.`);
  return hash;
}

function checkBody(
  reading: PartReading,
  { index, device, salt, body, mac, readable }: EntryLine,
  refused: string | null,
): void {
  if (refused !== null) reading.counts.refused += 1;
  if (salt === null || body === null) {
    if (refused === null) reading.counts.erased += 1;
    return;
  }
  if (toHex(hmacSha256(hexToBytes(salt), body)) !== mac)
    refuse('pack.body', `The body of entry ${index} is not the one its leaf was made for.`);
  if (!readable && refused === null)
    refuse(
      'pack.body',
      `The body of entry ${index} is no event of version 1, and the log did not say so when it took it.`,
    );
  if (refused === null) checkActor(reading.starts.get(device) ?? null, index, device, body);
  reading.counts.bodies += 1;
}
