import { Dexie } from 'dexie';
import { browser } from 'wxt/browser';
import { profiles } from '../../consoles/catalogue.ts';
import type { Snapshot } from '../../wire/api.schema.ts';
import type { DeviceStatus, KnownProfile, LoggedEvent, RecordAnswer } from '../../wire/own.ts';
import { isPaused } from '../consoles.ts';
import { database, type Identity } from '../database.ts';
import { deliveryOf, evidenceState } from '../delivery-state.ts';
import { currentIdentity, enrolledIdentities } from '../identity.ts';
import { mineOf } from '../mine.ts';
import { isGranted } from '../permission.ts';
import { evidenceBroken } from '../record-event.ts';
import { openDesk } from '../scene.ts';
import { fillShortcut } from '../shortcut.ts';
import { awaySince, cachedRecord } from '../snapshot.ts';
import { recentTickets } from '../tickets.ts';

/** How this device stands: who is signed in, whether the collector is reached, what waits, which consoles are granted. */
export async function deviceStatus(): Promise<DeviceStatus> {
  const identity = await currentIdentity();
  const others = (await enrolledIdentities())
    .filter((one) => one.id !== identity?.id)
    .map((one) => ({ id: one.technician, name: one.name }));
  const always = {
    others,
    paused: await isPaused(),
    shortcut: await fillShortcut(),
    version: browser.runtime.getManifest().version,
  };
  if (!identity)
    return { ...always, enrolled: false, offline: null, evidence: { waiting: 0, sent: 0 }, consoles: [], recent: [] };
  const [record, evidence, broken, offline] = await Promise.all([
    cachedRecord(identity),
    evidenceState(identity.id),
    evidenceBroken(),
    offlineSince(identity),
  ]);
  const consoles = record?.snapshot.consoles ?? [];
  return {
    ...always,
    enrolled: true,
    collector: identity.collector,
    technician: { id: identity.technician, name: identity.name, roles: identity.roles },
    mine: await mineOf(identity),
    device: identity.deviceName,
    ...sessionOf(identity),
    offline,
    ...(record ? { leaseUntil: new Date(record.leaseUntil).toISOString() } : {}),
    evidence: broken ? { ...evidence, problem: broken } : evidence,
    consoles: await Promise.all(
      consoles.map(async ({ id, label, kind, origins }) => ({
        id,
        label,
        kind,
        origins,
        granted: await isGranted({ origins }),
      })),
    ),
    recent: record ? await recentTickets(identity, record.snapshot) : [],
  };
}

/** The record as this device may see it. */
export async function recordAnswer(): Promise<RecordAnswer> {
  const { record } = await openDesk();
  const { technicians, clients, consoles, accounts, me } = record.snapshot;
  return { technicians, clients, consoles, accounts, profiles: knownProfiles(record.snapshot), roles: me.roles };
}

/** The profiles that ship, and the team's own in place of those with the same id. */
export function knownProfiles(snapshot: Pick<Snapshot, 'profiles'> | undefined): KnownProfile[] {
  const team = snapshot?.profiles ?? [];
  const shipped = profiles().filter((profile) => !team.some((one) => one.id === profile.id));
  return [...shipped, ...team].map(({ id, label, kind, hosts, checked }) => ({ id, label, kind, hosts, checked }));
}

/** The last events of this device, newest first. */
export async function loggedEvents(identity: Identity, limit: number): Promise<LoggedEvent[]> {
  const rows = await database.outbox
    .where('[identity+seq]')
    .between([identity.id, Dexie.minKey], [identity.id, Dexie.maxKey])
    .reverse()
    .limit(limit)
    .toArray();
  return rows.map(({ seq, state, index, body }) => ({ seq, state, ...(index === undefined ? {} : { index }), body }));
}

function sessionOf({ session, signedOut }: Identity): Pick<DeviceStatus, 'session'> {
  if (!session) return {};
  return { session: { until: session.until, ...(signedOut ? { signedOut: signedOut.sentence } : {}) } };
}

async function offlineSince(identity: Identity): Promise<DeviceStatus['offline']> {
  const away = (await awaySince(identity)) ?? (await deliveryOf(identity.id)).offline;
  return away ? { since: new Date(away.since).toISOString(), why: away.why } : null;
}
