/** What the clock does to requests, whether or not anybody asks: it lets lapse what nobody went on with, ends what had an end, and calls owners. Never a device's clock. */
import { nextDue } from '../../lifecycle/due.ts';
import type { Writing } from '../database.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { itsWork, take } from './act.ts';
import { settle } from './carry-out.ts';
import { findRequest } from './requests.ts';

/** Other requests are answered between two such pieces. */
const AT_ONCE = 25;

/** Runs every minute, and before requests are listed. A question of one index where nothing is due. */
export async function moveByClock(saying: Saying): Promise<void> {
  for (;;) {
    const rows = await saying.db
      .selectFrom('requests')
      .select('id')
      .where('due_at', '<=', saying.now().toISOString())
      .orderBy('due_at')
      .limit(AT_ONCE)
      .execute();
    if (rows.length === 0) return;
    const moved = await changeRecord(saying, async (trx, at) => {
      let moved = 0;
      for (const { id } of rows) if (await moveOne(trx, id, at)) moved++;
      return moved;
    });
    if (moved === 0) return;
  }
}

async function moveOne(trx: Writing, id: string, at: string): Promise<boolean> {
  const request = await findRequest(trx, id);
  const due = request && nextDue(request);
  if (!request || !due || due.at > at) return false;
  const work = await itsWork(trx, request, at);
  if (!work) return false;
  await take(work, due.name, { why: due.why }, {}, 'collector');
  // Whoever answers for it is called at once when its time is over: it has not ended yet.
  if (due.name === 'ask-revocation') await take(work, 'escalate', { why: due.why }, {}, 'collector');
  await settle(work);
  return true;
}
