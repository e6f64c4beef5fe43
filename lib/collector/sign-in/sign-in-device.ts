import { signInBytes } from '../../evidence/sign-in-proof.ts';
import { STANDING_ERROR, type Standing } from '../caller.ts';
import type { Writing } from '../database.ts';
import { deviceKey, verifies } from '../device-key.ts';
import { insertDevice } from '../enrolment.ts';
import { Refused } from '../errors.ts';

interface Shown {
  name: string;
  publicKey: string;
  proof: string;
}

/** Throws `Refused` 400 when whoever signs in does not hold the key they hand in. */
export function checkDevice(state: string, device: Shown): void {
  const key = deviceKey(device.publicKey);
  if (!key) throw new Refused('enrol.key');
  if (!verifies(key, signInBytes(state), device.proof)) throw new Refused('signIn.proof');
}

/**
 * The device with this key, or a new one and its token, which delivers evidence and nothing else. A known one keeps its token: should this answer be lost, it still delivers. Throws `Refused`: 409 when it is somebody else's, 403 when it was revoked, stopped
 * or closed: then it enrols anew.
 */
export async function deviceFor(
  trx: Writing,
  technician: string,
  { name, publicKey }: Shown,
  at: string,
): Promise<{ device: string; token?: string }> {
  const known = await trx.selectFrom('devices').selectAll().where('public_key', '=', publicKey).executeTakeFirst();
  if (!known) return insertDevice(trx, { technician, name, publicKey, bySession: true }, at);
  if (known.technician !== technician) throw new Refused('signIn.otherPerson');
  if (known.state !== 'active') throw new Refused(STANDING_ERROR[known.state as Exclude<Standing, 'active'>]);
  await trx.updateTable('devices').set({ seen_at: at, by_session: 1 }).where('id', '=', known.id).execute();
  return { device: known.id };
}
