/**
 * A console's own log, line by line, against the deeds we logged there. A line and a deed are one when the console account and the account they are about agree as far
 * as both say them (at least one of the two must), the kind of deed fits, and they are not further apart than the window. Of several, those that agree in more come
 * first, then the nearest in time; each is taken once. Consoles write several lines for one save: what follows a matched line at once and is about the same account belongs to it.
 */
import { isValue } from '../field-policy.ts';
import { agreeOn, isAside } from './deed-class.ts';
import type { Deed, LogLine } from './log-line.ts';
import { type AccountName, parseAccount, sameAccount } from './same-account.ts';

export interface LogMatch {
  /** of our log; null: the console's log alone has it (“made elsewhere”) */
  index: number | null;
  /** of the file; null: our log alone has it */
  line: number | null;
  /** the console's clock less ours, in milliseconds; null where only one has it */
  apartMs: number | null;
  agreed: { actor: boolean; target: boolean; deed: 'same' | 'close' } | null;
  /** one says it succeeded and the other that it failed */
  resultDiffers: boolean;
}
export interface LogMatches {
  matches: LogMatch[];
  /** lines that change nobody's account */
  aside: number;
}

/** Lines of one save are this near to each other. */
const BURST_MS = 15_000;
/** candidates looked at on each side of a line in time */
const NEAREST = 12;
/** lines that are looked at before others have a turn */
const AT_ONCE = 250;

interface NamedDeed {
  deed: Deed;
  actor: AccountName | null;
  target: AccountName | null;
}
interface NamedLine {
  line: LogLine;
  /** among the lines */
  at: number;
  actor: AccountName | null;
  target: AccountName | null;
}
interface Candidate {
  at: number;
  of: NamedDeed;
  score: number;
  apart: number;
  agreed: NonNullable<LogMatch['agreed']>;
}

/** In the order of time. `windowMs`: how far apart the two clocks may be. `pause` is waited for now and then: a large file takes seconds. */
export async function matchLog(
  deeds: readonly Deed[],
  lines: readonly LogLine[],
  windowMs: number,
  pause?: () => Promise<unknown>,
): Promise<LogMatches> {
  const ours = deeds.map((deed) => ({ deed, actor: nameOf(deed.actor), target: nameOf(deed.target) }));
  const find = indexDeeds(ours, windowMs);
  const candidates: Candidate[] = [];
  for (const [at, line] of lines.entries()) {
    const named = { line, at, actor: parseAccount(line.actor), target: parseAccount(line.target) };
    for (const of of find(named)) {
      const one = candidateOf(named, of, windowMs);
      if (one) candidates.push(one);
    }
    if (at % AT_ONCE === AT_ONCE - 1) await pause?.();
  }
  candidates.sort((a, b) => b.score - a.score || Math.abs(a.apart) - Math.abs(b.apart) || a.at - b.at);
  const byLine = new Map<number, Candidate>();
  const byDeed = new Map<Deed, Candidate>();
  for (const one of candidates) {
    if (byLine.has(one.at) || byDeed.has(one.of.deed)) continue;
    byLine.set(one.at, one);
    byDeed.set(one.of.deed, one);
  }
  takeBursts(candidates, lines, byLine, byDeed);
  return listed(deeds, lines, byLine, byDeed);
}

/** What belongs to a save that is matched already: both sides say the same two accounts, and it came at once. */
function takeBursts(
  candidates: readonly Candidate[],
  lines: readonly LogLine[],
  byLine: Map<number, Candidate>,
  byDeed: Map<Deed, Candidate>,
): void {
  const timeOf = (at: number) => (lines[at] as LogLine).at;
  const [takenLines, takenDeeds] = [new Map(byLine), new Map(byDeed)];
  for (const one of candidates) {
    if (!one.agreed.actor || !one.agreed.target) continue;
    const [line, deed] = [takenLines.get(one.at), takenDeeds.get(one.of.deed)];
    if (!byLine.has(one.at) && deed && Math.abs(timeOf(one.at) - timeOf(deed.at)) <= BURST_MS) byLine.set(one.at, one);
    if (!byDeed.has(one.of.deed) && line && Math.abs(one.of.deed.at - line.of.deed.at) <= BURST_MS)
      byDeed.set(one.of.deed, one);
  }
}

function listed(
  deeds: readonly Deed[],
  lines: readonly LogLine[],
  byLine: ReadonlyMap<number, Candidate>,
  byDeed: ReadonlyMap<Deed, Candidate>,
): LogMatches {
  const found: { at: number; match: LogMatch }[] = [];
  let aside = 0;
  for (const [at, line] of lines.entries()) {
    const one = byLine.get(at);
    if (one) found.push({ at: line.at, match: matchOf(one, line) });
    else if (isAside(line.does)) aside += 1;
    else found.push({ at: line.at, match: { ...NOTHING, line: line.line } });
  }
  for (const deed of deeds) {
    const one = byDeed.get(deed);
    if (!one) found.push({ at: deed.at, match: { ...NOTHING, index: deed.index } });
    // one that shares a line with another deed
    else if (byLine.get(one.at)?.of.deed !== deed)
      found.push({ at: deed.at, match: matchOf(one, lines[one.at] as LogLine) });
  }
  return { matches: found.sort((a, b) => a.at - b.at).map(({ match }) => match), aside };
}

const NOTHING: LogMatch = { index: null, line: null, apartMs: null, agreed: null, resultDiffers: false };

function matchOf({ of, apart, agreed }: Candidate, { line, result }: LogLine): LogMatch {
  const said = [result, of.deed.result];
  const resultDiffers = said.includes('success') && said.includes('failure');
  return { index: of.deed.index, line, apartMs: apart, agreed, resultDiffers };
}

/** What the client's policy hides names nobody here; a digest is compared as one. */
const HIDDEN = /^(hmac-sha256:[0-9a-f]{64}|\[.*\])$/;
const nameOf = (written: string): AccountName | null => (HIDDEN.test(written) ? null : parseAccount(written));

/** True, false, or null where one of them does not say. */
function agrees(
  { written: ours, name, salt }: { written: string; name: AccountName | null; salt: string },
  written: string,
  theirs: AccountName | null,
): boolean | null {
  if (ours.startsWith('hmac-sha256:')) return written === '' ? null : isValue(ours, written, salt) || null;
  return name && theirs ? sameAccount(name, theirs) : null;
}

function candidateOf(named: NamedLine, of: NamedDeed, windowMs: number): Candidate | null {
  const { line, at } = named;
  const { deed } = of;
  const { salt } = deed;
  const apart = line.at - deed.at;
  const kind = agreeOn(deed.does, line.does);
  if (Math.abs(apart) > windowMs || kind === null) return null;
  const actor = agrees({ written: deed.actor, name: of.actor, salt }, line.actor, named.actor);
  const target = agrees({ written: deed.target, name: of.target, salt }, line.target, named.target);
  if (actor === false || target === false) return null;
  if (!actor && !target) return null;
  // Who did it says little about what: then the kind of deed must be the same.
  if (!target && kind !== 'same') return null;
  const score = (target ? 4 : 0) + (actor ? 2 : 0) + (kind === 'same' ? 1 : 0);
  return { at, of, score, apart, agreed: { actor: actor === true, target: target === true, deed: kind } };
}

/** Gives the deeds a line may be: those about its account, those about nobody known, and where it names nobody those by its account. */
function indexDeeds(ours: readonly NamedDeed[], windowMs: number): (line: NamedLine) => NamedDeed[] {
  const byTarget = new Map<string, NamedDeed[]>();
  const byActor = new Map<string, NamedDeed[]>();
  for (const one of [...ours].sort((a, b) => a.deed.at - b.deed.at)) {
    push(byTarget, one.target?.name ?? '', one);
    push(byActor, one.actor?.name ?? '', one);
  }
  return ({ line, actor, target }) => {
    if (target) return [target.name, ''].flatMap((name) => near(byTarget.get(name), line.at, windowMs));
    return actor ? near(byActor.get(actor.name), line.at, windowMs) : [];
  };
}

function push(lists: Map<string, NamedDeed[]>, name: string, one: NamedDeed): void {
  const list = lists.get(name);
  if (list) list.push(one);
  else lists.set(name, [one]);
}

/** Those within the window, the nearest on each side. `list` is in the order of time. */
function near(list: readonly NamedDeed[] | undefined, at: number, windowMs: number): NamedDeed[] {
  if (!list) return [];
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as NamedDeed).deed.at < at) low = middle + 1;
    else high = middle;
  }
  return list.slice(Math.max(0, low - NEAREST), low + NEAREST).filter(({ deed }) => Math.abs(deed.at - at) <= windowMs);
}
