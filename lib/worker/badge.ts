import { browser } from 'wxt/browser';
import { type EvidenceState, evidenceState } from './delivery-state.ts';
import { currentIdentity } from './identity.ts';
import { mineOf } from './mine.ts';
import { evidenceBroken } from './record-event.ts';
import { decisionsWaiting } from './requests/decisions.ts';
import { storageTrouble } from './storage-trouble.ts';

/** From this many on the waiting events are worth a glance; a few are always under way. */
const WORTH_SHOWING = 5;

/** The toolbar button: `!` when a person must act, else how much is theirs (requests to decide on, drift), else the number of events that wait when it grows. */
export async function showBadge(): Promise<void> {
  const { state, problem, decisions, findings } = await standing();
  const mine = decisions + findings;
  const waiting = state && state.waiting >= WORTH_SHOWING ? state.waiting : 0;
  const count = mine || waiting;
  await browser.action.setBadgeText({ text: problem ? '!' : count ? String(Math.min(count, 999)) : '' });
  await browser.action.setBadgeBackgroundColor({ color: problem ? '#b3261e' : mine ? '#0a6375' : '#5f6368' });
  await browser.action.setTitle({ title: problem ?? titleOf(decisions, findings, waiting) });
}

function titleOf(decisions: number, findings: number, waiting: number): string {
  const theirs = [
    ...(decisions > 0 ? [decisions === 1 ? '1 request waits' : `${decisions} requests wait`] : []).map(
      (what) => `${what} for your approval`,
    ),
    ...(findings > 0 ? [`${findings === 1 ? '1 finding is' : `${findings} findings are`} assigned to you`] : []),
  ];
  if (theirs.length > 0) return `Unswivel: ${theirs.join(', ')}`;
  return waiting > 0 ? `Unswivel: ${waiting} events wait for the collector` : 'Unswivel';
}

interface Standing {
  state: EvidenceState | null;
  problem: string | undefined;
  decisions: number;
  findings: number;
}

async function standing(): Promise<Standing> {
  try {
    const identity = await currentIdentity();
    const state = identity ? await evidenceState(identity.id) : null;
    const findings = identity ? await mineOf(identity) : 0;
    const decisions = identity ? await decisionsWaiting(identity) : 0;
    return { state, problem: (await evidenceBroken()) ?? state?.problem, decisions, findings };
  } catch (error) {
    const trouble = storageTrouble(error);
    if (!trouble) throw error;
    return { state: null, problem: trouble.sentence, decisions: 0, findings: 0 };
  }
}
