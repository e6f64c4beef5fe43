import { browser } from 'wxt/browser';
import type { OwnMessage } from '../../wire/own.schema.ts';
import type { Identity } from '../database.ts';
import { enrol } from '../enrol.ts';
import { Refused } from '../errors.ts';
import { leaveIdentity, requireIdentity, switchIdentity } from '../identity.ts';
import { closeLeftIntents } from '../open-intents.ts';
import { push } from '../push.ts';
import { recordEvent } from '../record-event.ts';
import { refreshRecord } from '../refresh.ts';
import { registerConsoles } from '../registration.ts';
import { runDelivery } from '../run-delivery.ts';
import { signIn, signInAgain } from '../sign-in.ts';
import { forgetAllTabs } from '../tab-work.ts';
import { tellLeaving } from './tell-device.ts';

type Own<T extends OwnMessage['type']> = Extract<OwnMessage, { type: T }>;

/** Enrols, tells the log, and brings the record here. The record may come later: the enrolment stands without it. */
export async function enrolDevice(message: Own<'own.enrol'>): Promise<{ technician: string; name: string }> {
  return welcome(await enrol(message));
}

/**
 * Signs in through the provider. Somebody whose session is over goes on with the device they have; else it is an enrolment. What was recorded before is delivered whoever signs in.
 * Throws `Refused`: `signIn.nobody` when there is nobody to go on.
 */
export async function signInDevice(message: Own<'own.signIn'>): Promise<{ technician: string; name: string }> {
  if (!message.again) return welcome(await signIn(message));
  const identity = await requireIdentity();
  if (!identity.session) throw new Refused('signIn.nobody', 'This browser is enrolled by a code and needs no sign-in.');
  await signInAgain(identity, { silent: false });
  await refreshRecord(identity, { inject: true });
  await revisitAll();
  return { technician: identity.technician, name: identity.name };
}

async function welcome(identity: Identity): Promise<{ technician: string; name: string }> {
  await recordEvent(identity, {
    verb: 'device.enrolled',
    outcome: 'success',
    object: { type: 'device', key: identity.id },
    detail: { name: identity.deviceName, version: browser.runtime.getManifest().version },
  });
  await changeHands();
  await refreshRecord(identity, { inject: true });
  await revisitAll();
  return { technician: identity.technician, name: identity.name };
}

/** Another technician enrolled in this browser takes over; nothing of the one before stays in any tab. */
export async function switchTechnician({ technician }: Own<'own.switch'>): Promise<void> {
  const identity = await switchIdentity(technician);
  await changeHands();
  await refreshRecord(identity, { inject: true });
  await revisitAll();
}

/** Ends acting here at once. Evidence not yet delivered stays until it is, then key and token go. */
export async function signOut(identity: Identity): Promise<void> {
  await closeLeftIntents(identity);
  await tellLeaving(identity);
  await leaveIdentity(identity);
  await changeHands();
  await registerConsoles();
  await runDelivery({ now: true });
}

/** What the person sees in a tab belongs to the technician before: the overlays look again, and find somebody else or nobody. */
async function changeHands(): Promise<void> {
  await forgetAllTabs();
  await revisitAll();
}

/** Every overlay, also one that shows nothing for want of anybody to show it to and so has no visit. */
async function revisitAll(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async (tab) => tab.id !== undefined && push({ tab: tab.id, frame: 0 }, { type: 'revisit' })),
  );
}
