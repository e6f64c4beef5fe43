/** Whoever's contract has ended is a leaver, by the collector's clock and nobody's request; whichever source says who is active. */
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { BY_CLOCK, writeTechnician } from '../write-technician.ts';
import { changeRecord, type Saying } from './say-with.ts';

const AT_ONCE = 100;

/** Runs every minute, and before the record is given out. A question of one index where nothing is. */
export async function endContracts(saying: Saying): Promise<void> {
  let after = '';
  for (;;) {
    const ended = await endedAfter(saying, after);
    for (const id of ended) await end(saying, id);
    if (ended.length < AT_ONCE) return;
    after = ended.at(-1) as string;
  }
}

async function endedAfter({ db, now }: Saying, after: string): Promise<string[]> {
  const rows = await db
    .selectFrom('objects')
    .select('id')
    .where('kind', '=', 'technicians')
    .where('due', '<=', now().toISOString())
    .where('state', '=', 'active')
    .where('id', '>', after)
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

async function end(saying: Saying, id: string): Promise<void> {
  try {
    await changeRecord(saying, async (trx, at) => {
      const technician = await findObject(trx, 'technicians', id);
      if (!technician?.active || !technician.contract || technician.contract.ends > at) return;
      const change = { at, by: BY_CLOCK, why: `The contract ended at ${technician.contract.ends}.` };
      await writeTechnician(trx, BY_CLOCK, { ...technician, active: false }, change, { overrule: true });
    });
  } catch (error) {
    // Nobody could let anybody in any more: the last administrator stays until there is another.
    if (error instanceof Refused && error.code === 'record.lastAdministrator') return;
    throw error;
  }
}
