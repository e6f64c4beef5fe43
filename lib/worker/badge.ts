import { browser } from 'wxt/browser';
import { type EvidenceState, evidenceState } from './delivery-state.ts';
import { currentIdentity } from './identity.ts';
import { evidenceBroken } from './record-event.ts';
import { storageTrouble } from './storage-trouble.ts';

/** From this many on the waiting events are worth a glance; a few are always under way. */
const WORTH_SHOWING = 5;

/** The toolbar button: `!` when a person must act, the number of events that wait when it grows, else nothing. */
export async function showBadge(): Promise<void> {
  const { state, problem } = await standing();
  const waiting = state && state.waiting >= WORTH_SHOWING ? String(Math.min(state.waiting, 999)) : '';
  await browser.action.setBadgeText({ text: problem ? '!' : waiting });
  await browser.action.setBadgeBackgroundColor({ color: problem ? '#b3261e' : '#5f6368' });
  await browser.action.setTitle({
    title: problem ?? (waiting ? `Unswivel: ${state?.waiting} events wait for the collector` : 'Unswivel'),
  });
}

async function standing(): Promise<{ state: EvidenceState | null; problem: string | undefined }> {
  try {
    const identity = await currentIdentity();
    const state = identity ? await evidenceState(identity.id) : null;
    return { state, problem: (await evidenceBroken()) ?? state?.problem };
  } catch (error) {
    const trouble = storageTrouble(error);
    if (!trouble) throw error;
    return { state: null, problem: trouble.sentence };
  }
}
