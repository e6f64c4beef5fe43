import { fitsPattern } from '../consoles/page-pattern.ts';
import type { Lesson } from '../record/lesson.schema.ts';
import { contradicts, sameLesson } from '../record/lesson.ts';
import type { Console } from '../record/record.schema.ts';
import type { DeclinedLesson, ShownLesson } from '../wire/teach.ts';
import { database, type Identity } from './database.ts';
import { Refused } from './errors.ts';

/**
 * A lesson taught in this browser that is not, or not yet, the team's. `new` was not offered yet; `gone` was offered and taken back, and the collector is to be told.
 * `draft` is the id it is offered under.
 */
export interface TaughtRow {
  draft: string;
  console: string;
  lesson: Lesson;
  /** RFC 3339, device clock */
  taughtAt: string;
  tries: number;
  state: 'new' | 'offered' | 'declined' | 'gone';
  /** of a declined one: who said no, and why */
  decided?: { by: string; reason: string };
}

const MOST = 300;

/** By person and collector, not by enrolment: somebody who enrols again has taught what they taught. */
const keyOf = ({ collector, technician }: Identity) => `taught.${collector} ${technician}`;

export async function taughtRows(identity: Identity): Promise<TaughtRow[]> {
  return ((await database.settings.get(keyOf(identity)))?.value as TaughtRow[] | undefined) ?? [];
}

/** Reads, changes and writes in one transaction; gives what is stored afterwards. */
export async function changeTaught(
  identity: Identity,
  change: (rows: TaughtRow[]) => TaughtRow[],
): Promise<TaughtRow[]> {
  return database.transaction('rw', database.settings, async () => {
    const next = change(await taughtRows(identity));
    await database.settings.put({ key: keyOf(identity), value: next });
    return next;
  });
}

/** What is taught about a page: the team's lessons, and this person's own in place of those they contradict. Declined ones are not among them. */
export async function lessonsAt(identity: Identity, console: Console, url: string): Promise<ShownLesson[]> {
  const own = (await taughtRows(identity)).filter((row) => row.console === console.id && inUse(row));
  const lessons = own.map(({ lesson }) => lesson);
  const team = (console.taught ?? []).filter((one) => !lessons.some((mine) => contradicts(mine, one)));
  return [
    ...team.map((lesson): ShownLesson => ({ ...lesson, from: 'team' })),
    ...lessons.map((lesson): ShownLesson => ({ ...lesson, from: 'device' })),
  ].filter((lesson) => fitsPattern(lesson.page, url));
}

/** What this person taught about a page and somebody said no to. */
export async function declinedAt(identity: Identity, console: Console, url: string): Promise<DeclinedLesson[]> {
  return (await taughtRows(identity))
    .filter((row) => row.console === console.id && row.state === 'declined' && fitsPattern(row.lesson.page, url))
    .map(({ lesson, decided }) => ({ ...lesson, reason: decided?.reason ?? '' }));
}

/** Throws `Refused` when this person has taught more than anybody can look over. */
export async function requireRoom(identity: Identity): Promise<void> {
  if ((await taughtRows(identity)).filter(inUse).length >= MOST)
    throw new Refused(
      'taught.full',
      `You taught ${MOST} fields that no administrator has looked at yet. Ask one to, or remove some.`,
    );
}

/** Keeps a lesson in place of those it contradicts. */
export async function keepLesson(identity: Identity, taught: Omit<TaughtRow, 'state' | 'draft'>): Promise<void> {
  const row: TaughtRow = { ...taught, draft: crypto.randomUUID(), state: 'new' };
  await changeTaught(identity, (rows) => [
    ...withdrawn(rows, (one) => one.console === row.console && contradicts(one.lesson, row.lesson)),
    row,
  ]);
}

export async function forgetLesson(identity: Identity, console: string, lesson: Lesson): Promise<void> {
  await changeTaught(identity, (rows) =>
    withdrawn(rows, (one) => one.console === console && sameLesson(one.lesson, lesson)),
  );
}

/** Without those that fit; one the collector may know of stays until it was told. */
function withdrawn(rows: TaughtRow[], fits: (row: TaughtRow) => boolean): TaughtRow[] {
  return rows.flatMap((row) => {
    if (row.state === 'gone' || !fits(row)) return row;
    return row.state === 'declined' ? [] : { ...row, state: 'gone' as const };
  });
}

function inUse({ state }: TaughtRow): boolean {
  return state === 'new' || state === 'offered';
}
