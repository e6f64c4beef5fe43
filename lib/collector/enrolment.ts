/** One-time codes: made for one technician, used once, gone after a while. */

import { enrolBytes } from '../evidence/batch.ts';
import { NO_LEAF } from '../evidence/leaf.ts';
import type { Role, Technician } from '../record/record.schema.ts';
import type { Database, Writing } from './database.ts';
import { deviceKey, verifies } from './device-key.ts';
import { Refused } from './errors.ts';
import { readGrant, setGrant } from './grants.ts';
import { findObject, lockRecord } from './objects.ts';
import { hashSecret, newCode, newToken, normalCode } from './secrets.ts';
import { keepClients } from './sources/keep-clients.ts';

export interface CodeRequest {
  technician: string;
  /** set when the code is used; absent = what the technician has, or `technician` */
  roles?: Role[] | undefined;
  serves?: string[] | undefined;
  minutes: number;
}

/** Makes a code. It is shown once and kept as a hash. Throws `Refused` 404 for an unknown technician, 403 for one who is not active. */
export async function issueCode(
  db: Database,
  request: CodeRequest,
  now: Date,
  by: string,
): Promise<{ code: string; expires: string }> {
  const technician = await findObject(db, 'technicians', request.technician);
  if (!technician) throw new Refused('record.unknown', { kind: 'technician', id: request.technician });
  if (!technician.active) throw new Refused('enrol.inactive');
  const code = newCode();
  const expires = new Date(now.getTime() + request.minutes * 60_000).toISOString();
  const row = {
    code_hash: hashSecret(normalCode(code)),
    technician: technician.id,
    roles: request.roles ? JSON.stringify(request.roles) : null,
    serves: request.serves ? JSON.stringify(request.serves) : null,
    created_at: now.toISOString(),
    created_by: by,
    expires_at: expires,
    used_at: null,
  };
  await db.insertInto('enrolments').values(row).execute();
  return { code, expires };
}

export interface EnrolRequest {
  code: string;
  device: { name: string; publicKey: string; proof: string };
}

/**
 * Uses a code up and enrols the device. The token is given once and kept as a hash.
 * Throws `Refused`: 401 wrong code, 409 used, 410 expired, 400 for a key or proof that does not hold (the code stays good).
 */
export async function enrolDevice(
  db: Database,
  request: EnrolRequest,
  at: string,
): Promise<{ device: string; token: string; technician: Technician }> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const enrolment = await openEnrolment(trx, request.code, at);
    checkProof(request);
    const technician = await findObject(trx, 'technicians', enrolment.technician);
    if (!technician?.active) throw new Refused('enrol.inactive');
    const { name, publicKey } = request.device;
    const made = await insertDevice(trx, { technician: technician.id, name, publicKey, bySession: false }, at);
    await trx.updateTable('enrolments').set({ used_at: at }).where('code_hash', '=', enrolment.code_hash).execute();
    const { serves: from } = await readGrant(trx, technician.id);
    const to = enrolment.serves ? (JSON.parse(enrolment.serves) as string[]) : from;
    const roles = enrolment.roles ? { roles: JSON.parse(enrolment.roles) as Role[] } : {};
    await setGrant(trx, technician.id, { ...roles, serves: to });
    await keepClients(trx, technician, { from, to }, { at, by: enrolment.created_by });
    return { ...made, technician };
  });
}

/** A new device and its token, given once and kept as a hash. `bySession`: the token only delivers evidence; acting takes a session (sign-in/session.ts). */
export async function insertDevice(
  trx: Writing,
  made: { technician: string; name: string; publicKey: string; bySession: boolean },
  at: string,
): Promise<{ device: string; token: string }> {
  const token = newToken();
  const device = `dev-${crypto.randomUUID()}`;
  await trx
    .insertInto('devices')
    .values({
      ...{ id: device, technician: made.technician, name: made.name, public_key: made.publicKey },
      ...{ token_hash: hashSecret(token), state: 'active', enrolled_at: at, seen_at: at, last_leaf: NO_LEAF },
      by_session: made.bySession ? 1 : 0,
    })
    .execute();
  return { device, token };
}

/** Found by its hash: nothing about a code that was not typed right can be learnt from how long this takes. */
async function openEnrolment(trx: Writing, typed: string, at: string) {
  const hash = hashSecret(normalCode(typed));
  const enrolment = await trx.selectFrom('enrolments').selectAll().where('code_hash', '=', hash).executeTakeFirst();
  if (!enrolment) throw new Refused('enrol.wrong');
  if (enrolment.used_at) throw new Refused('enrol.used');
  if (enrolment.expires_at <= at) throw new Refused('enrol.expired');
  return enrolment;
}

function checkProof({ code, device }: EnrolRequest): void {
  const key = deviceKey(device.publicKey);
  if (!key) throw new Refused('enrol.key');
  if (!verifies(key, enrolBytes(code), device.proof)) throw new Refused('enrol.proof');
}
