import { z } from 'zod';
import { type Draft, draftListSchema } from '../wire/teach.schema.ts';
import { type Call, CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Identity } from './database.ts';
import { syncRecord } from './snapshot.ts';
import { changeTaught, type TaughtRow, taughtRows } from './taught.ts';

/** Answers that another try will not change. */
const FINAL = new Set([400, 404, 409, 422]);
const OFFERERS = ['technician', 'lead', 'administrator'];

/**
 * Offers to the administrator what was taught in this browser and was not offered yet, takes back what was taken back, and learns what was decided: an accepted lesson comes with
 * the console's definition and is not kept here as well. Without the collector everything stays as it is, and is used here all the same.
 */
export async function offerTaught(identity: Identity): Promise<void> {
  if ((await taughtRows(identity)).length === 0 || !identity.roles.some((role) => OFFERERS.includes(role))) return;
  try {
    // One at a time: what is taken back must not arrive before it was offered.
    await navigator.locks.request('taught', async () => {
      for (const row of await taughtRows(identity)) await tell(identity, row);
      if ((await taughtRows(identity)).some(({ state }) => state === 'offered')) await learn(identity);
    });
  } catch (error) {
    // Tried again at the next sync: nothing is lost by waiting.
    if (!(error instanceof Unreachable) && !(error instanceof CollectorRefusal)) throw error;
  }
}

async function tell(identity: Identity, row: TaughtRow): Promise<void> {
  const { draft, console, lesson, taughtAt, tries, state } = row;
  if (state === 'new') {
    const body = { console, lesson, taughtAt, tries };
    const no = await ask(identity, draft, { method: 'PUT', body, schema: z.unknown() });
    await change(identity, draft, (one) => {
      if (one.state !== 'new') return one; // taken back meanwhile
      return no ? { ...one, state: 'declined', decided: { by: '', reason: no.message } } : { ...one, state: 'offered' };
    });
  }
  if (state === 'gone') {
    await ask(identity, draft, { method: 'DELETE', schema: z.unknown() });
    await change(identity, draft, () => null);
  }
}

async function learn(identity: Identity): Promise<void> {
  const { value } = await callCollector(identity, '/v1/drafts', { schema: draftListSchema });
  const known = new Map(value?.drafts.map((draft) => [draft.id, draft]));
  const accepted = (row: TaughtRow) => row.state === 'offered' && known.get(row.draft)?.state === 'accepted';
  // The record first: between the two the lesson would be nowhere.
  if ((await taughtRows(identity)).some(accepted)) {
    const { ok } = await syncRecord(identity);
    if (!ok) return;
  }
  await changeTaught(identity, (rows) =>
    rows.filter((row) => !accepted(row)).map((row) => decided(row, known.get(row.draft))),
  );
}

function decided(row: TaughtRow, draft: Draft | undefined): TaughtRow {
  if (row.state !== 'offered' || draft?.state !== 'declined') return row;
  return { ...row, state: 'declined', decided: { by: draft.decidedBy ?? '', reason: draft.reason ?? '' } };
}

/** The refusal where the answer will stay no; null when it was taken. */
async function ask(identity: Identity, draft: string, call: Call<unknown>): Promise<CollectorRefusal | null> {
  try {
    await callCollector(identity, `/v1/drafts/${draft}`, call);
    return null;
  } catch (error) {
    // An older collector knows no drafts: it may be updated.
    if (error instanceof CollectorRefusal && FINAL.has(error.status) && error.code !== 'route.unknown') return error;
    throw error;
  }
}

/** Changes one row as it is by now; what the person did to it meanwhile stands. */
async function change(identity: Identity, draft: string, to: (row: TaughtRow) => TaughtRow | null): Promise<void> {
  await changeTaught(identity, (rows) => rows.flatMap((row) => (row.draft === draft ? (to(row) ?? []) : row)));
}
