/** A sign-in ends here: what the provider sent back becomes a device and a session, or nothing at all. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Role, Technician } from '../../record/record.schema.ts';
import type { redeemRequestSchema, Session, SignInSettings } from '../../wire/sign-in.schema.ts';
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { readGrant, setGrant } from '../grants.ts';
import { keepAnAdministrator } from '../last-administrator.ts';
import { currentKey, type LogBook } from '../log-book.ts';
import { lockRecord } from '../objects.ts';
import { hashSecret } from '../secrets.ts';
import { askProvider } from './ask-provider.ts';
import { type Claims, rolesOf, unmet } from './claims.ts';
import { findTechnician, noteUnknown } from './find-technician.ts';
import type { Providers } from './provider.ts';
import { beginSession, forgetOldSessions } from './session.ts';
import { readSecret, signInOn } from './settings.ts';
import { checkDevice, deviceFor } from './sign-in-device.ts';

type Request = z.output<typeof redeemRequestSchema>;

export interface SignedIn {
  device: string;
  /** absent for a device that is known */
  token?: string;
  technician: Technician;
  session: Session;
  /** the session's id, and how the technician was found: for the log */
  id: string;
  how: string;
  roles: Role[];
}

/** Somebody the provider knows and nobody here is; `why` is for administrators. */
export class NobodyHere extends Refused {
  readonly why: string;
  constructor(why: string) {
    super('signIn.person');
    this.why = why;
  }
}

/**
 * Checks state, verifier and device key, redeems the code, checks everything the provider says, and signs in. The state is spent first: whatever comes of it, it never serves again. Throws
 * `Refused`; who is not let in (`NobodyHere`) is written down for an administrator.
 */
export async function redeemSignIn(
  { db, book, now, providers }: { db: Database; book: LogBook; now: Date; providers: Providers },
  request: Request,
): Promise<SignedIn> {
  const at = now.toISOString();
  const begun = await spendState(db, request.state, at);
  const settings = await signInOn(db);
  if (begun.issuer !== settings.issuer) throw new Refused('signIn.state');
  if (s256(request.verifier) !== begun.challenge) throw new Refused('signIn.verifier');
  checkDevice(request.state, request.device);
  const secret = await readSecret(db, await currentKey(db, book));
  const { state, code, iss, verifier } = request;
  const asked = { state, code, iss, verifier, redirectUri: begun.redirect_uri, nonce: begun.nonce, secret };
  const claims = await askProvider(await providers(settings), settings, asked, now);
  const done = await db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    return letIn(trx, settings, claims, request, now);
  });
  if ('nobody' in done) throw new NobodyHere(done.nobody);
  return done;
}

/** In one statement: of two that come at once, one has it. */
async function spendState(db: Database, state: string, at: string) {
  const begun = await db
    .updateTable('sign_ins')
    .set({ used_at: at })
    .where('state_hash', '=', hashSecret(state))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
  if (!begun) throw new Refused('signIn.state');
  return begun;
}

/** RFC 7636 §4.2. */
const s256 = (verifier: string): string => createHash('sha256').update(verifier, 'ascii').digest('base64url');

async function letIn(
  trx: Writing,
  settings: SignInSettings,
  claims: Claims,
  { device: shown }: Request,
  now: Date,
): Promise<SignedIn | { nobody: string }> {
  const at = now.toISOString();
  const missing = unmet(claims, settings.require);
  if (missing !== null) return { nobody: `required claim ${missing}` };
  const found = await findTechnician(trx, settings, claims);
  if (!found.technician) {
    if (found.why === 'unknown') await noteUnknown(trx, settings, claims, at);
    return { nobody: found.why };
  }
  const roles = rolesOf(claims, settings.roles);
  if (roles?.length === 0) return { nobody: 'no role' };
  const { technician, how } = found;
  const { device, token } = await deviceFor(trx, technician.id, shown, at);
  await grantRoles(trx, technician.id, roles);
  await forgetOldSessions(trx, now);
  const { id, session } = await beginSession(trx, { device, technician: technician.id }, settings.hours, now);
  const granted = (await readGrant(trx, technician.id)).roles;
  return { device, ...(token ? { token } : {}), technician, session, id, how, roles: granted };
}

/** The provider's word on roles, but for one: it takes the last administrator away from nobody. */
async function grantRoles(trx: Writing, technician: string, roles: Role[] | null): Promise<void> {
  const before = await readGrant(trx, technician);
  await setGrant(trx, technician, roles ? { roles } : {});
  if (!before.roles.includes('administrator') || roles?.includes('administrator') !== false) return;
  try {
    await keepAnAdministrator(trx);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await setGrant(trx, technician, { roles: [...(roles ?? []), 'administrator'] });
  }
}
