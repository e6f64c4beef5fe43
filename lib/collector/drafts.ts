/** Fields technicians taught: offered, looked at, and made part of the console for everybody, or not. */

import type { Lesson } from '../record/lesson.schema.ts';
import { sameLesson, withLesson } from '../record/lesson.ts';
import type { Draft, DraftRequest } from '../wire/teach.schema.ts';
import { type Change, putObject } from './change-object.ts';
import type { Database, Tables, Writing } from './database.ts';
import { Refused } from './errors.ts';
import { findObject, lockRecord } from './objects.ts';
import { OPEN_FIRST } from './open-first.ts';

const MOST_OPEN = 500;
const MOST_TAUGHT = 500;
const LISTED = 1000;

/** Takes an offer; one that is known is left as it is, so that a device may send it again. Throws `Refused` 404, 409. */
export async function offerDraft(
  db: Database,
  id: string,
  { console, lesson, taughtAt, tries }: DraftRequest,
  { at, by }: Change,
): Promise<Draft> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const known = await find(trx, id);
    if (
      known &&
      (known.technician !== by || known.console !== console || !sameLesson(JSON.parse(known.lesson), lesson))
    )
      throw new Refused('draft.taken');
    if (known) return shown(known);
    if (!(await findObject(trx, 'consoles', console)))
      throw new Refused('record.unknown', { kind: 'console', id: console });
    const { open } = await trx
      .selectFrom('drafts')
      .select((e) => e.fn.countAll().as('open'))
      .where('technician', '=', by)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow();
    if (Number(open) >= MOST_OPEN) throw new Refused('draft.full', { most: MOST_OPEN });
    const row: Tables['drafts'] = {
      id,
      technician: by,
      console,
      lesson: JSON.stringify(lesson),
      tries,
      taught_at: taughtAt,
      received_at: at,
      state: 'open',
      decided_by: null,
      decided_at: null,
      reason: null,
    };
    await trx.insertInto('drafts').values(row).execute();
    return shown(row);
  });
}

/** The open ones first, each newest first; `technician` limits the list to one person's. */
export async function listDrafts(db: Database, technician?: string): Promise<Draft[]> {
  const all = db
    .selectFrom('drafts')
    .selectAll()
    .orderBy(OPEN_FIRST)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(LISTED);
  return (await (technician ? all.where('technician', '=', technician) : all).execute()).map(shown);
}

/** Takes an offer back. Nothing happens to one that was decided: what was accepted is the console's. */
export async function withdrawDraft(db: Database, id: string, technician: string): Promise<void> {
  await db
    .deleteFrom('drafts')
    .where('id', '=', id)
    .where('technician', '=', technician)
    .where('state', '=', 'open')
    .execute();
}

/** Makes the lesson part of its console, as the console's next version. Accepted twice it stays accepted. Throws `Refused` 404, 409. */
export async function acceptDraft(db: Database, id: string, change: Change): Promise<Draft> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const row = await undecided(trx, id, 'accepted');
    if (row.state === 'accepted') return shown(row);
    const console = await findObject(trx, 'consoles', row.console);
    if (!console) throw new Refused('record.unknown', { kind: 'console', id: row.console });
    const taught = withLesson(console.taught ?? [], JSON.parse(row.lesson) as Lesson);
    if (taught.length > MOST_TAUGHT)
      throw new Refused('draft.consoleFull', { console: console.label, most: MOST_TAUGHT });
    await putObject(trx, 'consoles', { ...console, taught }, change);
    return decide(trx, row, 'accepted', change, null);
  });
}

/** Says no to it, with a reason its author reads. Throws `Refused` 404, 409. */
export async function declineDraft(db: Database, id: string, reason: string, change: Change): Promise<Draft> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const row = await undecided(trx, id, 'declined');
    return row.state === 'declined' ? shown(row) : decide(trx, row, 'declined', change, reason);
  });
}

/** The offer, open or already decided so. */
async function undecided(trx: Writing, id: string, as: Draft['state']): Promise<Tables['drafts']> {
  const row = await find(trx, id);
  if (!row) throw new Refused('draft.unknown');
  if (row.state !== 'open' && row.state !== as) throw new Refused('draft.decided', { state: row.state });
  return row;
}

async function decide(
  trx: Writing,
  row: Tables['drafts'],
  state: 'accepted' | 'declined',
  { at, by }: Change,
  reason: string | null,
): Promise<Draft> {
  const decision = { state, decided_by: by, decided_at: at, reason };
  await trx.updateTable('drafts').set(decision).where('id', '=', row.id).execute();
  return shown({ ...row, ...decision });
}

async function find(db: Database, id: string): Promise<Tables['drafts'] | undefined> {
  return db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
}

const shown = (row: Tables['drafts']): Draft => ({
  id: row.id,
  technician: row.technician,
  console: row.console,
  lesson: JSON.parse(row.lesson) as Lesson,
  tries: row.tries,
  taughtAt: row.taught_at,
  state: row.state as Draft['state'],
  ...(row.decided_by && row.decided_at ? { decidedBy: row.decided_by, decidedAt: row.decided_at } : {}),
  ...(row.reason ? { reason: row.reason } : {}),
});
