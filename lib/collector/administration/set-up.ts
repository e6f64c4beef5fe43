/** The whole set-up as one file, and bringing one in. Never tokens, codes, devices or rights. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Kind, Kinds } from '../../record/kinds.schema.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Setup, setupAnswerSchema } from '../../wire/admin.schema.ts';
import type { Caller } from '../caller.ts';
import type { Change } from '../change-object.ts';
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { SCHEMAS } from '../kinds.ts';
import { findObject, listObjects } from '../objects.ts';
import { parseBy } from '../read-json.ts';
import type { Saying } from '../sources/say-with.ts';
import { secondPersonFor } from './four-eyes.ts';
import { inTrial } from './in-trial.ts';
import { said, type Told } from './said.ts';
import { writeObject } from './write-object.ts';

type Answer = z.input<typeof setupAnswerSchema>;

/** In this order nothing names what is not there yet, and nobody owns a part before it is written. */
const ORDER = [
  ...(['clients', 'templates', 'technicians', 'consoles', 'accounts'] as const),
  ...(['exceptions', 'machines', 'sources', 'groups'] as const),
];

const LISTED = 1000;

export async function exportSetup(db: Database, at: string): Promise<Setup> {
  const objects: Setup['objects'] = {};
  for (const kind of ORDER) objects[kind] = await listObjects(db, kind);
  return { format: 'unswivel-setup', version: 1, exportedAt: at, objects };
}

/** What the file would add and change, or with `dryRun` false did. With one refused, nothing is. Nothing is ever removed. */
export async function importSetup(
  saying: Saying,
  caller: Caller,
  { setup, dryRun }: { setup: Setup; dryRun: boolean },
  change: Change,
): Promise<Answer> {
  return inTrial(saying, async (trx) => {
    const answer: Answer = { applied: false, counts: {}, added: [], changed: [], refused: [] };
    for (const kind of ORDER) await takeKind(trx, kind, setup.objects[kind] ?? [], change, answer);
    const apply = !dryRun && answer.refused.length === 0;
    if (apply) await said(trx, caller, eventOf(answer, change));
    return { apply, result: { ...answer, applied: apply } };
  });
}

function eventOf({ counts }: Answer, { why }: Change): Told {
  const sum = (what: 'added' | 'changed') => Object.values(counts).reduce((all, one) => all + (one?.[what] ?? 0), 0);
  return {
    ...{ verb: 'record.changed', object: { type: 'setup', key: 'all' } },
    detail: { change: 'set-up brought in', added: sum('added'), changed: sum('changed'), ...(why ? { why } : {}) },
  };
}

async function takeKind(trx: Writing, kind: Kind, given: unknown[], change: Change, answer: Answer): Promise<void> {
  if (given.length === 0) return;
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  answer.counts[kind] = counts;
  for (const value of kind === 'technicians' ? sponsorsFirst(given) : given) {
    const id = idOf(value);
    try {
      const what = await takeOne(trx, kind, value, change);
      counts[what] += 1;
      if (what !== 'unchanged' && answer[what].length < LISTED) answer[what].push({ kind, id });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      counts.refused += 1;
      if (answer.refused.length < LISTED) answer.refused.push({ kind, id, sentence: error.message });
    }
  }
}

async function takeOne<K extends Kind>(
  trx: Writing,
  kind: K,
  value: unknown,
  change: Change,
): Promise<'added' | 'changed' | 'unchanged'> {
  const next = parseBy(SCHEMAS[kind], value) as Kinds[K];
  const before = await findObject(trx, kind, next.id);
  if (before && isDeepStrictEqual(uncounted(before), uncounted(next))) return 'unchanged';
  // An exception that ended says what was; it is no rule to bring in.
  if (kind === 'exceptions' && !before && hasEnded(next as Kinds['exceptions'], change)) return 'unchanged';
  const clients = await secondPersonFor(trx, kind, before, next);
  if (before && clients.length > 0)
    throw new Refused('proposal.needed', { clients: clients.map(({ name }) => name).join(', '), id: next.id });
  await writeObject(trx, kind, next, change);
  return before ? 'changed' : 'added';
}

/** Without what the collector counts. */
function uncounted(object: Kinds[Kind]): object {
  const { version: _, ...rest } = object;
  return 'convention' in rest ? { ...rest, convention: { ...rest.convention, version: 0 } } : rest;
}

const hasEnded = ({ ended, expires }: Kinds['exceptions'], { at }: Change): boolean =>
  ended !== undefined || Date.parse(expires) <= Date.parse(at);

/** Whoever answers for somebody comes before them; in a circle, in the order of the file. */
function sponsorsFirst(given: unknown[]): unknown[] {
  const ids = new Set(given.map(idOf));
  const placed = new Set<string>();
  const ordered: unknown[] = [];
  for (let rest = given; rest.length > 0; ) {
    const ready = rest.filter((one) => {
      const sponsor = (one as Partial<Technician> | null)?.contract?.sponsor;
      return sponsor === undefined || !ids.has(sponsor) || placed.has(sponsor) || sponsor === idOf(one);
    });
    if (ready.length === 0) return [...ordered, ...rest];
    for (const one of ready) placed.add(idOf(one));
    ordered.push(...ready);
    rest = rest.filter((one) => !ready.includes(one));
  }
  return ordered;
}

const idOf = (value: unknown): string => String((value as { id?: unknown } | null)?.id ?? '').slice(0, 64);
