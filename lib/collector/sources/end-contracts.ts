/** Whoever's contract has ended is a leaver, by the collector's clock and nobody's request; whichever source says who is active. */
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { BY_CLOCK, writeTechnician } from '../write-technician.ts';
import { changeRecord, type Saying } from './say-with.ts';

const AT_ONCE = 100;

/** Runs every minute, and before the record is given out. A question of one index where nothing is. */
export async function endContracts(saying: Saying): Promise<void> {
  for (;;) {
    const due = await endedBy(saying);
    let ended = 0;
    for (const id of due) if (await end(saying, id)) ended++;
    if (due.length < AT_ONCE || ended === 0) return;
  }
}

async function endedBy({ db, now }: Saying): Promise<string[]> {
  const rows = await db
    .selectFrom('objects')
    .select('id')
    .where('kind', '=', 'technicians')
    .where('due', '<=', now().toISOString())
    .where('state', '=', 'active')
    .orderBy('due')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

/** False: they stay. */
async function end(saying: Saying, id: string): Promise<boolean> {
  try {
    await changeRecord(saying, async (trx, at) => {
      const technician = await findObject(trx, 'technicians', id);
      if (!technician?.active || !technician.contract || technician.contract.ends > at) return;
      const change = { at, by: BY_CLOCK, why: `The contract ended at ${technician.contract.ends}.` };
      await writeTechnician(trx, BY_CLOCK, { ...technician, active: false }, change, { overrule: true });
    });
    return true;
  } catch (error) {
    // Nobody could let anybody in any more: the last administrator stays until there is another.
    if (error instanceof Refused && error.code === 'record.lastAdministrator') return false;
    throw error;
  }
}
