/** The part of the record one technician's device may cache: everybody of the MSP, but only the clients they serve and what belongs to those. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Profile } from '../consoles/profile.schema.ts';
import { canonical } from '../evidence/canonical.ts';
import type { Console, Technician } from '../record/record.schema.ts';
import type { Me, snapshotSchema } from '../wire/api.schema.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database.ts';
import { listObjects } from './objects.ts';
import { mayActFor, seesWholeRecord } from './roles.ts';

const LEASE_MS = 12 * 60 * 60_000;

/** The caller as they see themselves. */
export const meOf = (caller: Caller): Me => ({
  technician: caller.record as Technician,
  roles: caller.roles,
  serves: caller.serves,
});

/** What the caller may cache until `leaseUntil`. `version` is a hash of everything but the lease. */
export async function takeSnapshot(db: Database, caller: Caller, now: Date): Promise<z.input<typeof snapshotSchema>> {
  const all = seesWholeRecord(caller.roles);
  const technicians = (await listObjects(db, 'technicians')).filter((technician) => all || technician.active);
  const clients = (await listObjects(db, 'clients')).filter((client) => mayActFor(caller, client.id));
  const ids = new Set(clients.map((client) => client.id));
  const consoles = (await listObjects(db, 'consoles')).flatMap((console) =>
    all ? console : (within(console, (client) => ids.has(client)) ?? []),
  );
  const accounts = (await listObjects(db, 'accounts')).filter((account) => ids.has(account.client));
  const paused = await db.selectFrom('paused_profiles').selectAll().orderBy('profile').execute();
  const content = {
    me: meOf(caller),
    technicians,
    clients,
    consoles,
    accounts,
    profiles: [] as Profile[],
    paused: Object.fromEntries(paused.map(({ profile, reason }) => [profile, reason])),
  };
  const version = createHash('sha256').update(canonical(content)).digest('base64url').slice(0, 27);
  return { version, leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(), ...content };
}

/** Whether the console is in the caller's part of the record. */
export function seesConsole(caller: Caller, console: Console): boolean {
  return seesWholeRecord(caller.roles) || within(console, (client) => mayActFor(caller, client)) !== null;
}

/** The console as somebody sees it who serves these clients, or null: tenants of others are not named. */
function within(console: Console, serves: (client: string) => boolean): Console | null {
  const { tenancy } = console;
  if (tenancy.mode === 'ours') return console;
  if (tenancy.mode === 'client') return serves(tenancy.client) ? console : null;
  const tenants = Object.entries(tenancy.tenants).filter(([, client]) => serves(client));
  return tenants.length > 0 ? { ...console, tenancy: { ...tenancy, tenants: Object.fromEntries(tenants) } } : null;
}
