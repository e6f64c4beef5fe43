/** A console's own log against ours, from the file to what is kept of it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { OMITTED } from '../../../evidence/field-policy.ts';
import type { Deed, LogLine } from '../../../evidence/match-log/log-line.ts';
import { readLogLines } from '../../../evidence/match-log/log-lines.ts';
import { type LogMatch, matchLog } from '../../../evidence/match-log/match-log.ts';
import {
  type MatchLine,
  type MatchRequest,
  type MatchSummary,
  type matchAnswerSchema,
  WHATS,
} from '../../../wire/evidence-matches.schema.ts';
import type { Caller } from '../../caller.ts';
import type { Collector } from '../../http.ts';
import { readHead } from '../../log-head.ts';
import { findObject } from '../../objects.ts';
import { actorOf } from '../../own-events.ts';
import { changeRecord, sayWith } from '../../sources/say-with.ts';
import type { Scope } from '../scope.ts';
import { keepMapping, mappingFor } from './mapping.ts';
import { ourDeeds } from './our-deeds.ts';
import { readLog } from './read-log.ts';
import { findMatch, keepMatch } from './stored.ts';
import { mayKeepNames, whoseLog } from './whose.ts';

type Answer = z.input<typeof matchAnswerSchema>;

const MINUTE_MS = 60_000;
const MOST_PROBLEMS = 200;
const SHOWN = 50;

/** Compares; without `dryRun` keeps the result, how the file is read, and that it was done. The log must have been followed. Throws `Refused`. */
export async function importLog(
  collector: Collector,
  caller: Caller,
  scope: Scope,
  request: MatchRequest,
): Promise<Answer> {
  const { reads: db } = collector;
  const { console, client } = await whoseLog(db, scope, request);
  const file = readLog(request.text);
  const { mapping, by } = await mappingFor(
    db,
    request,
    file.columns.map(({ column }) => column),
  );
  const read = readLogLines(file.rows, mapping.columns, mapping);
  const window = request.windowMinutes * MINUTE_MS;
  const [from, to] = [Date.parse(request.from), Date.parse(request.to)];
  const { size } = await readHead(db);
  const nearby = await ourDeeds(db, { console: console.id, client, from: from - window, to: to + window }, size);
  const lines = read.lines.filter(({ at }) => at >= from - window && at < to + window);
  const { matches, aside } = await matchLog(nearby, lines, window, () => nextTurn());
  const named = describer(nearby, lines, await mayKeepNames(db, console, client));
  const told = matches.map(named).filter((one) => isWithin(one, from, to));
  const problems = [...file.problems.map((one) => ({ ...one, part: null })), ...read.problems];
  const summary: MatchSummary = {
    windowMinutes: request.windowMinutes,
    mapping: { ...mapping, order: read.order },
    rows: file.rows.length + file.problems.length,
    problems: problems.length,
    outside: read.lines.filter(({ at }) => at < from || at >= to).length,
    aside,
    ...countsOf(told),
    listed: problems.sort((a, b) => a.line - b.line).slice(0, MOST_PROBLEMS),
  };
  const shown = told.map((line, place) => ({ place, ...line }));
  const answer = { match: null, summary, columns: file.columns, mappedBy: by, lines: firstOfEach(shown) };
  if (request.dryRun) return answer;
  const id = `lm-${uuid()}`;
  const known = client === null ? undefined : await findObject(db, 'clients', client);
  await changeRecord(collector, async (trx, at) => {
    const { sha256 } = file;
    const row = { id, console: console.id, client, from: request.from, to: request.to, at, by: caller.technician };
    await keepMatch(trx, { ...row, file: request.file, sha256, size, summary }, shown);
    await keepMapping(trx, console.id, summary.mapping, caller.technician, at);
    const { rows, problems: unread, outside, aside: beside, matched, ours, theirs, differs } = summary;
    await sayWith(trx, {
      ...{ verb: 'evidence.matched', outcome: 'success', actor: actorOf(caller) },
      ...(known ? { client: { id: known.id, version: known.version } } : {}),
      console: { id: console.id, profile: console.profile },
      object: { type: 'match', key: id },
      detail: {
        ...{ sha256, rows, unread, outside, aside: beside, matched, ours, theirs, differs, size },
        ...{ from: request.from, to: request.to, windowMinutes: request.windowMinutes },
      },
    });
  });
  return { ...answer, match: await findMatch(collector.db, scope, id) };
}

/** Each kind has its own: thousands that match must not hide the few that were made elsewhere. */
function firstOfEach(lines: readonly MatchLine[]): MatchLine[] {
  const first = new Set(WHATS.flatMap((kind) => lines.filter(({ what }) => what === kind).slice(0, SHOWN)));
  return lines.filter((line) => first.has(line));
}

function countsOf(lines: readonly Omit<MatchLine, 'place'>[]) {
  const counts = { matched: 0, ours: 0, theirs: 0, differs: 0 };
  for (const { what, resultDiffers } of lines) {
    counts[what] += 1;
    if (resultDiffers) counts.differs += 1;
  }
  return counts;
}

/** Beyond the period things are looked at only so that what lies at its edges finds its other half. */
function isWithin({ at, apartMs }: { at: string; apartMs: number | null }, from: number, to: number): boolean {
  const theirs = Date.parse(at);
  return [theirs, theirs - (apartMs ?? 0)].some((moment) => moment >= from && moment < to);
}

function describer(deeds: readonly Deed[], lines: readonly LogLine[], names: boolean) {
  const byIndex = new Map(deeds.map((deed) => [deed.index, deed]));
  const byLine = new Map(lines.map((line) => [line.line, line]));
  return ({ index, line, apartMs, agreed, resultDiffers }: LogMatch): Omit<MatchLine, 'place'> => {
    const theirs = line === null ? undefined : byLine.get(line);
    const ours = index === null ? undefined : byIndex.get(index);
    const { at, actor, target, does, result } = (theirs ?? ours) as LogLine | Deed;
    const hidden = (name: string) => (names || name === '' ? name : OMITTED);
    return {
      what: theirs && ours ? 'matched' : theirs ? 'theirs' : 'ours',
      at: new Date(at).toISOString(),
      ...{ index, line, actor: hidden(actor), target: hidden(target) },
      ...{ action: theirs?.action ?? '', does, result, apartMs, agreed, resultDiffers },
    };
  };
}
