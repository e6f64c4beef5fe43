/** What a run came to: the device's own store, the driver's ledger and the log, held against each other. */
import type { ChainRow } from '../drive/device-rows.ts';
import { deedOf, type Ledger } from './ledger.ts';
import type { LoggedEntry } from './read-log.ts';
import type { SentLeaf } from './sender.ts';

export interface Verdict {
  added: number;
  stable: number;
  lost: number;
  doubled: number;
  unexpected: number;
  gaps: number;
  /** one sentence for each thing counted above that should not be */
  told: string[];
}

/** `own` = the id under which the collector logs its own deeds. */
const OWN = 'collector';

export function judge(given: {
  ledger: Ledger;
  rows: ChainRow[];
  log: LoggedEntry[];
  senders: { id: string; made: SentLeaf[] }[];
}): Verdict {
  const { ledger, rows, log } = given;
  const told: string[] = [];
  const say = (list: string[]) => {
    told.push(...list.slice(0, 20));
    return list.length;
  };
  const sent = [
    ...rows.map(({ leaf, leafHash }) => ({ device: leaf.device, seq: leaf.seq, leafHash })),
    ...sentOf(given.senders),
  ];
  const deeds = countBy(log.flatMap(({ body }) => (body ? (deedOf(body) ?? []) : [])));
  const stable = [...ledger.confirmed].filter((deed) => deeds.has(deed)).length;

  const lost = say([
    ...[...ledger.confirmed]
      .filter((deed) => !deeds.has(deed))
      .map((deed) => `The page was told that “${deed}” is stored; the log has it not.`),
    ...missing(sent, log),
    ...rows
      .filter(({ state }) => state !== 'delivered')
      .map((row) => `Event ${row.seq} (${row.body.verb}) of the device is ${row.state}.`),
    ...holes(rows.map(({ leaf }) => leaf)).map((hole) => `The device's own store: ${hole}`),
  ]);
  const doubled = say([
    ...twice(log.map(({ leaf }) => `${leaf.device} ${leaf.seq}`)).map(
      (place) => `The log has two entries for ${place}.`,
    ),
    ...twice(log.flatMap(({ body }) => body?.id ?? [])).map((id) => `The log has event ${id} twice.`),
    ...[...deeds].filter(([, times]) => times > 1).map(([deed, times]) => `The log has “${deed}” ${times} times.`),
  ]);
  const unexpected = say([
    ...[...deeds.keys()].filter((deed) => !ledger.attempted.has(deed)).map((deed) => `Nobody tried “${deed}”.`),
    ...strangers(sent, log),
  ]);
  const gaps = say(holes(log.map(({ leaf, leafHash }) => ({ ...leaf, hash: leafHash }))));
  return { added: ledger.confirmed.size, stable, lost, doubled, unexpected, gaps, told };
}

interface Place {
  device: string;
  seq: number;
  leafHash: string;
}

const sentOf = (senders: { id: string; made: SentLeaf[] }[]): Place[] =>
  senders.flatMap(({ id, made }) => made.map(({ seq, leafHash }) => ({ device: id, seq, leafHash })));

function missing(sent: Place[], log: LoggedEntry[]): string[] {
  const held = new Set(log.map(({ leafHash }) => leafHash));
  return sent
    .filter(({ leafHash }) => !held.has(leafHash))
    .map(({ device, seq }) => `Event ${seq} of ${device} is not in the log.`);
}

/** Entries of a device that the device never made; the collector's own are its own word. */
function strangers(sent: Place[], log: LoggedEntry[]): string[] {
  const known = new Set(sent.map(({ leafHash }) => leafHash));
  return log
    .filter(({ leaf, leafHash }) => leaf.device !== OWN && !known.has(leafHash))
    .map(({ index, leaf }) => `Entry ${index} says event ${leaf.seq} of ${leaf.device}, which made no such event.`);
}

/** Per device, from the entries alone: numbers from 1 without a hole, each naming the leaf before it. */
function holes(leaves: { device: string; seq: number; prev: string; hash?: string }[]): string[] {
  const found: string[] = [];
  for (const [device, chain] of Map.groupBy(leaves, (leaf) => leaf.device)) {
    const sorted = chain.toSorted((a, b) => a.seq - b.seq);
    for (const [at, leaf] of sorted.entries()) {
      const before = sorted[at - 1];
      if (leaf.seq !== (before?.seq ?? 0) + 1) found.push(`${device} goes from ${before?.seq ?? 0} to ${leaf.seq}.`);
      else if (before?.hash !== undefined && leaf.prev !== before.hash)
        found.push(`${device}: event ${leaf.seq} names another one before it.`);
    }
  }
  return found;
}

function countBy(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const twice = (words: string[]) => [...countBy(words)].flatMap(([word, times]) => (times > 1 ? [word] : []));
