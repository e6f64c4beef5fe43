/** A movement that was undone takes back what it set off and nobody set about: an end is called off, what was only asked for is taken back, what was given ends. */
import { type AccessRequest, isBornEnding } from '../../lifecycle/request.ts';
import { OPEN } from '../../lifecycle/states.ts';
import type { Database, Writing } from '../database.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { itsWork, take } from './act.ts';
import type { Movement } from './fan-out.ts';
import { findRequests } from './requests.ts';

const AT_ONCE = 25;

/** A question of one index where there is nothing. */
export async function callOffUndone(saying: Saying): Promise<void> {
  for (;;) {
    const rows = await undone(saying.db);
    for (const row of rows)
      await changeRecord(saying, async (trx, at) => {
        for (const request of await setOffBy(trx, row)) await callOff(trx, request, row, at);
        await trx.updateTable('movements').set({ closed_at: at }).where('id', '=', row.id).execute();
      });
    if (rows.length < AT_ONCE) return;
  }
}

const undone = (db: Database) =>
  db
    .selectFrom('movements')
    .select(['id', 'technician', 'kind'])
    .where('fanned_out_at', 'is not', null)
    .where('closed_at', 'is', null)
    .where('state', '=', 'undone')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();

/** Also what was in use before, and was told to end by it. */
async function setOffBy(
  trx: Writing,
  { id, technician }: Pick<Movement, 'id' | 'technician'>,
): Promise<AccessRequest[]> {
  const open = await findRequests(trx, (all) =>
    all.where((e) => e.or([e('movement', '=', id), e('technician', '=', technician)])).where('state', 'in', OPEN),
  );
  return open.filter(({ movement, ending }) => movement === id || ending?.movement === id);
}

async function callOff(trx: Writing, request: AccessRequest, { id, kind }: Pick<Movement, 'id' | 'kind'>, at: string) {
  const work = await itsWork(trx, request, at);
  const why = 'What it follows from was undone.';
  const step = stepFor(request, kind);
  if (work && step)
    await take(work, step, { why, undone: id }, step === 'ask-revocation' ? { movement: id } : {}, 'collector');
}

/** What is on its way already, or was never seen to be so, goes on to its end. */
function stepFor(
  request: AccessRequest,
  kind: string,
): 'cancel' | 'call-off' | 'resume' | 'ask-revocation' | undefined {
  const { state, ending, verified, emergency } = request;
  if (state === 'requested' || state === 'approved') return 'cancel';
  if (state === 'revocation-requested' && isBornEnding(request)) return 'call-off';
  if (state === 'revocation-requested' && verified && !emergency) return 'resume';
  if (kind === 'left' || ending) return undefined;
  return ['implemented', 'verified', 'in-use'].includes(state) ? 'ask-revocation' : undefined;
}
