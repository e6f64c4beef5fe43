/** Whoever is granted other clients has moved: what their role templates give follows at those, and ends at the ones they serve no more. */
import type { Technician } from '../../record/record.schema.ts';
import type { Change } from '../change-object.ts';
import type { Writing } from '../database.ts';
import { BY_HAND } from '../write-technician.ts';
import { addMovement } from './keep-movement.ts';

/** Nothing follows without role templates; and what somebody's joining sets off later reads the grant as it is then. After `lockRecord`. */
export async function keepClients(
  trx: Writing,
  technician: Technician,
  clients: { from: string[]; to: string[] },
  change: Change,
): Promise<void> {
  const same = new Set(clients.from).symmetricDifference(new Set(clients.to)).size === 0;
  if (same || !technician.active || !technician.templates?.length || (await isJoining(trx, technician.id))) return;
  await addMovement(trx, BY_HAND, technician, { kind: 'moved', parts: { clients } }, change);
}

async function isJoining(trx: Writing, technician: string): Promise<boolean> {
  const rows = await trx
    .selectFrom('movements')
    .select('id')
    .where('technician', '=', technician)
    .where('kind', 'in', ['joined', 'returned'])
    .where('state', 'in', ['open', 'confirmed'])
    .where('fanned_out_at', 'is', null)
    .limit(1)
    .execute();
  return rows.length > 0;
}
