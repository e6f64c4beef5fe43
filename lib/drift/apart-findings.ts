/** Findings that are not about a value of a recorded account: accounts nobody recorded, recorded ones nobody finds, accounts used by somebody else, consoles that disagree. */
import type { MachineIdentity } from '../record/machine-identity.schema.ts';
import type { Account, Client, Technician } from '../record/record.schema.ts';
import { DAY_MS, type Finding } from './judge.ts';
import type { Observable } from './observable.ts';
import type { Observation, SeenValue } from './observation.ts';
import { accountKey } from './place.ts';
import { type Resemblance, worksAs } from './resembles.ts';
import { compareValues } from './same/compare-values.ts';
import { type FindingKind, severityOf } from './severity.ts';

const ABOUT_ACCOUNT = { attribute: 'account', expected: null, provenance: null } as const;

/** An account that looks like one of ours and that nobody recorded. One of somebody who left, and that works, is the worst there is. */
export function orphan(observation: Observation, { technician }: Resemblance): Finding | null {
  const active = worksAs({ active: observation.shown.active?.[0]?.value ?? null });
  // Switched off and nobody's: nothing anybody could use.
  if (active === false) return null;
  const kinds: FindingKind[] =
    technician && !technician.active ? ['orphan', active ? 'leaver-active' : 'leaver-present'] : ['orphan'];
  const first = Object.values(observation.shown).flatMap((all) => all.map(({ from }) => from));
  return {
    ...ABOUT_ACCOUNT,
    kinds,
    severity: severityOf(kinds, 'account'),
    shown: observation.account,
    since: Math.min(observation.seenAt, ...first),
    lastRight: null,
    read: observation.read,
    cause: technician
      ? ['orphan', technician.id]
      : ['orphan', observation.console, observation.client, accountKey(observation.account)],
  };
}

/**
 * A recorded account that a complete list did not hold. `listBegan`: when the list's first page was read; an account that was recorded, or seen, since says nothing.
 * Of somebody who left, or recorded as gone or planned, it is as it should be.
 */
export function notFound(
  account: Account,
  technician: Technician,
  recordedAt: number,
  seenAt: number | undefined,
  listBegan: number,
): Finding | null {
  if (!technician.active || (account.status !== 'active' && account.status !== 'disabled')) return null;
  if (recordedAt >= listBegan || (seenAt ?? 0) >= listBegan) return null;
  const kinds: FindingKind[] = ['not-found'];
  return {
    ...ABOUT_ACCOUNT,
    kinds,
    severity: severityOf(kinds, 'account'),
    expected: account.name,
    provenance: { from: 'account', account: account.id, version: account.version },
    shown: null,
    since: listBegan,
    lastRight: seenAt ?? null,
    cause: [technician.id, 'not-found', account.client, account.console],
  };
}

/** Somebody worked in a console as this account, who is not named for it. `from` and `to`: first and last seen so. */
export function usedByOther(account: Account, user: { technician: string; from: number; to: number }): Finding | null {
  if (user.technician === account.technician || account.usedBy?.includes(user.technician)) return null;
  const kinds: FindingKind[] = ['used-by-other'];
  return {
    ...ABOUT_ACCOUNT,
    kinds,
    severity: severityOf(kinds, 'account'),
    expected: [account.technician, ...(account.usedBy ?? [])].join(', '),
    provenance: { from: 'account', account: account.id, version: account.version },
    shown: user.technician,
    since: user.from,
    lastRight: null,
    cause: ['used-by-other', account.id, user.technician],
  };
}

/** A machine identity past its end, or whose secret was not rotated in time. `nextLook` as in account-findings.ts. */
export function machineOverdue(machine: MachineIdentity, now: number): { finding: Finding | null; nextLook: number } {
  const rotated = Date.parse(machine.lastRotated ?? machine.created);
  const rotation = machine.rotationDays ? rotated + machine.rotationDays * DAY_MS : Number.POSITIVE_INFINITY;
  const end = machine.expires ? Date.parse(machine.expires) : Number.POSITIVE_INFINITY;
  const since = Math.min(rotation, end);
  if (since > now) return { finding: null, nextLook: since };
  const kinds: FindingKind[] = ['machine-overdue'];
  const finding: Finding = {
    ...ABOUT_ACCOUNT,
    kinds,
    severity: severityOf(kinds, 'account'),
    expected: new Date(since).toISOString().slice(0, 10),
    shown: machine.name,
    since,
    lastRight: machine.lastRotated ? Date.parse(machine.lastRotated) : null,
    cause: ['machine', machine.id],
  };
  return { finding, nextLook: Math.max(rotation, end) > now ? Math.max(rotation, end) : Number.POSITIVE_INFINITY };
}

/** What one console of a client says of one of its technicians' attributes that the record has no value for. */
export interface Said {
  place: string;
  technician: string;
  client: Client['id'];
  attribute: Observable;
  seen: SeenValue;
}

/**
 * Consoles of one client that disagree: a finding for each that says otherwise than the newest, or none. All of `said` are one technician's, client's and attribute's; values of
 * other clients are never among them.
 */
export function betweenConsoles(said: readonly Said[]): { place: string; finding: Finding }[] {
  const [first] = said;
  if (!first) return [];
  if (
    said.some(
      ({ technician, client, attribute }) =>
        technician !== first.technician || client !== first.client || attribute !== first.attribute,
    )
  )
    throw new Error('Only values of one technician, client and attribute are compared with each other.');
  const sorted = [...said].sort((a, b) => b.seen.to - a.seen.to || (a.place < b.place ? -1 : 1));
  const newest = sorted[0] as Said;
  const value = newest.seen.value ?? '';
  const off = sorted.filter(({ seen }) => {
    const verdict = compareValues(first.attribute, value, seen.value ?? '');
    return verdict === 'different' || verdict === 'lookalike' || verdict === 'spelling';
  });
  const kinds: FindingKind[] = ['between-consoles'];
  return off.map(({ place, seen }) => ({
    place,
    finding: {
      attribute: first.attribute,
      kinds,
      severity: severityOf(kinds, first.attribute),
      expected: value,
      provenance: null,
      shown: seen.value,
      since: Math.max(seen.from, newest.seen.from),
      lastRight: null,
      read: seen.read,
      cause: [first.technician, first.client, first.attribute, 'between consoles'],
    },
  }));
}
