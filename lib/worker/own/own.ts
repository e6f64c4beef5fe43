import { type OwnMessage, ownMessageSchema } from '../../wire/own.schema.ts';
import { setPaused } from '../consoles.ts';
import { Refused, toFailure } from '../errors.ts';
import { proveEvent } from '../evidence/prove-event.ts';
import { requireIdentity } from '../identity.ts';
import { savePiece } from '../log-save.ts';
import { forkFile, logStatus } from '../log-status.ts';
import { openStorage } from '../log-storage.ts';
import { openVisits, push } from '../push.ts';
import { refreshRecord } from '../refresh.ts';
import { registerConsoles } from '../registration.ts';
import { runDelivery } from '../run-delivery.ts';
import { signInOffer } from '../sign-in.ts';
import { cachedRecord } from '../snapshot.ts';
import { teachTab } from '../teach-tab.ts';
import { askCollectorFor } from './administration.ts';
import { beginEmergency } from './begin-emergency.ts';
import { enrolmentCode, listCover, reviewCover, takeCover } from './change-record.ts';
import { enrolDevice, signInDevice, signOut, switchTechnician } from './device.ts';
import { decideDraft, listDrafts } from './drafts.ts';
import { inputSentence } from './input-sentence.ts';
import { beside, checkNow, comparePasted, makeRoom, retryStorage } from './log.ts';
import { namesHeld } from './names-held.ts';
import { openAccount } from './open-account.ts';
import { cancelRound, pauseRound, roundState, startRound } from './rounds.ts';
import { deviceStatus, knownProfiles, loggedEvents, recordAnswer } from './status.ts';
import { tabStatus } from './tab.ts';
import { bindTab, fillTab, openTab } from './tab-deeds.ts';
import { tellDeclined, tellGranted, tellPause } from './tell-device.ts';

/** These say how storage stands, or mend it. */
const WITHOUT_STORAGE = new Set<OwnMessage['type']>(['own.log', 'own.logRetry', 'own.logBeside']);

/** Answers one of our own pages as `OwnAnswer` says; what fails is a code and a sentence to show. */
export async function answerOwn(raw: unknown): Promise<unknown> {
  try {
    const message = ownMessageSchema.safeParse(raw);
    if (!message.success) throw new Refused('input.invalid', inputSentence(message.error.issues[0], 'The message'));
    if (!WITHOUT_STORAGE.has(message.data.type)) await openStorage();
    return (await answer(message.data)) ?? { ok: true };
  } catch (error) {
    return toFailure(error);
  }
}

async function answer(message: OwnMessage): Promise<unknown> {
  switch (message.type) {
    case 'own.tab':
      return tabStatus(message.tab);
    case 'own.status':
      return deviceStatus();
    case 'own.enrol':
      return { ok: true, ...(await enrolDevice(message)) };
    case 'own.signInOffer':
      return signInOffer(message.collector);
    case 'own.signIn':
      return { ok: true, ...(await signInDevice(message)) };
    case 'own.switch':
      return switchTechnician(message);
    case 'own.signOut':
      return signOut(await requireIdentity());
    case 'own.sync':
      return refreshRecord(await requireIdentity(), { inject: true });
    case 'own.record':
      return recordAnswer();
    case 'own.granted':
      await tellGranted(message.origins);
      return registerConsoles({ inject: true });
    case 'own.declined':
      return tellDeclined(message.origins);
    case 'own.pause':
      return pause(message.paused);
    case 'own.fill':
      return fillTab(message.tab);
    case 'own.open':
      return openTab(message.tab);
    case 'own.openAccount':
      return openAccount(await requireIdentity(), message);
    case 'own.teach':
      return teachTab(message.tab);
    case 'own.drafts':
      return listDrafts(await requireIdentity());
    case 'own.draft':
      return decideDraft(await requireIdentity(), message);
    case 'own.ticket':
      return bindTab(message);
    case 'own.events':
      return loggedEvents(await requireIdentity(), message.limit);
    case 'own.deliver':
      return runDelivery({ now: true });
    case 'own.ask':
      return askCollectorFor(await requireIdentity(), message);
    case 'own.prove':
      return proveEvent(await requireIdentity(), message.index);
    case 'own.names':
      return namesHeld(await requireIdentity(), message.ids);
    case 'own.profiles':
      return knownProfiles((await cachedRecord(await requireIdentity()))?.snapshot);
    case 'own.cover':
      return { ok: true, ...(await takeCover(await requireIdentity(), message)) };
    case 'own.covers':
      return listCover(await requireIdentity());
    case 'own.review':
      return reviewCover(await requireIdentity(), message);
    case 'own.log':
      return logStatus();
    case 'own.logCheck':
      return checkNow();
    case 'own.logCompare':
      return comparePasted(message);
    case 'own.logSave':
      return savePiece(message.from);
    case 'own.logFork':
      return forkFile(message.fork);
    case 'own.logRetry':
      return retryStorage();
    case 'own.logRoom':
      return makeRoom();
    case 'own.logBeside':
      return beside();
    case 'own.roundStart':
      return startRound(await requireIdentity(), message);
    case 'own.roundState':
      return roundState(await requireIdentity());
    case 'own.roundPause':
      return pauseRound(await requireIdentity(), message);
    case 'own.roundCancel':
      return cancelRound(await requireIdentity());
    case 'own.emergency':
      return { ok: true, ...(await beginEmergency(await requireIdentity(), message)) };
    case 'own.code':
      return { ok: true, ...(await enrolmentCode(await requireIdentity(), message)) };
  }
}

/** Pausing stops new scripts at once; overlays already open say that they are paused. */
async function pause(paused: boolean): Promise<void> {
  await tellPause(paused);
  await setPaused(paused);
  await registerConsoles({ inject: !paused });
  for (const visit of await openVisits()) await push(visit, { type: 'revisit' });
}
