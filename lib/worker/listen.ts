import { browser } from 'wxt/browser';
import { showBadge } from './badge.ts';
import { DELIVERY_ALARM, DELIVERY_TURN } from './delivery.ts';
import { toFailure } from './errors.ts';
import { listenToAsks } from './evidence/ask-port.ts';
import { currentIdentity } from './identity.ts';
import { keepAlarm } from './keep-alarm.ts';
import { takeOverAside } from './log-aside.ts';
import { openStorage } from './log-storage.ts';
import { answerPage } from './messages/page.ts';
import { keepMine, MINE } from './mine.ts';
import { closeLostIntents } from './open-intents.ts';
import { answerOwn } from './own/own.ts';
import { leaveRoundTab } from './own/rounds.ts';
import { fillTab, openTab } from './own/tab-deeds.ts';
import { pushState } from './push.ts';
import { EVIDENCE_BROKEN } from './record-event.ts';
import { keepRecord, RECORD_ALARM, refreshRecord, SYNC_ALARM } from './refresh.ts';
import { registerConsoles } from './registration.ts';
import { keepWaiting } from './requests/ask-waiting.ts';
import { DECISIONS, keepDecisions } from './requests/decisions.ts';
import { takeSteps } from './requests/take-steps.ts';
import { resumeSession } from './resume-session.ts';
import { driveRound, ROUND_ALARM } from './rounds/drive.ts';
import { runDelivery } from './run-delivery.ts';
import { noticeAttempt } from './security.ts';
import { isOwnPage, placeOf, type Sender } from './sender.ts';
import { forgetTab, inheritWork } from './tab-work.ts';
import { tellRest } from './tell-refusal.ts';

/** Hooks the worker to the browser. Everything is registered before the first await: a worker woken by an event that is not yet listened to would miss it. */
export function listen(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, respond: (answer: unknown) => void) => {
    answerMessage(message, sender).then(respond, (error) => respond(toFailure(error)));
    return true;
  });
  listenToAsks();
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === DELIVERY_ALARM) run(Promise.all([runDelivery(), tellRest(), closeLostIntents()]));
    if (alarm.name === RECORD_ALARM) run(keepStanding());
    if (alarm.name === SYNC_ALARM) run(refresh(false));
    if (alarm.name === ROUND_ALARM) run(driveRound());
  });
  browser.tabs.onCreated.addListener((tab) => {
    if (tab.id !== undefined && tab.openerTabId !== undefined) run(inheritWork(tab.id, tab.openerTabId));
  });
  browser.tabs.onRemoved.addListener((tab) => run(leaveTab(tab)));
  browser.permissions.onAdded.addListener(() => run(registerConsoles({ inject: true })));
  browser.permissions.onRemoved.addListener(() => run(registerConsoles()));
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && (DELIVERY_TURN in changes || EVIDENCE_BROKEN in changes)) run(showActive());
    if (area === 'session' && DELIVERY_TURN in changes) run(stepOn());
    if (area === 'session' && (DECISIONS in changes || MINE in changes)) run(showBadge());
  });
  browser.commands.onCommand.addListener((command, tab) => run(onCommand(command, tab?.id)));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    run(refresh(true));
    if (reason === 'install') run(browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }));
  });
  browser.runtime.onStartup.addListener(() => run(refresh(true)));
  globalThis.addEventListener('online', () => run(Promise.all([runDelivery({ now: true }), refresh(false)])));
  run(start());
}

/** Our own pages and content scripts never share a door: the sender, not the message, says which it is. */
async function answerMessage(message: unknown, sender: Sender): Promise<unknown> {
  const type = String((message as { type?: unknown } | null)?.type);
  if (isOwnPage(sender)) return answerOwn(message);
  await openStorage();
  if (type.startsWith('own.')) {
    await noticeAttempt(placeOf(sender), 'message.own', { type: type.slice(0, 64) });
    return { ok: false, code: 'message.own', sentence: 'A page may not ask for this.' };
  }
  return answerPage(message, sender);
}

async function start(): Promise<void> {
  await keepAlarm(DELIVERY_ALARM, 1);
  await keepAlarm(RECORD_ALARM, 0.5);
  await keepAlarm(SYNC_ALARM, 5);
  await openStorage();
  await registerConsoles();
  await closeLostIntents();
  await runDelivery();
  // Last: a database that never answers must keep nothing else waiting.
  if ((await takeOverAside()) > 0) await runDelivery({ now: true });
}

/** What happened in a tab is told to the end before the tab is forgotten. */
async function leaveTab(tab: number): Promise<void> {
  await leaveRoundTab(tab);
  await tellRest(tab);
  await forgetTab(tab);
  await closeLostIntents();
}

async function refresh(inject: boolean): Promise<void> {
  const identity = await currentIdentity();
  if (!identity) return;
  await resumeSession(identity);
  await refreshRecord(identity, { inject });
}

async function keepStanding(): Promise<void> {
  const identity = await currentIdentity();
  if (identity)
    await Promise.all([keepRecord(identity), keepMine(identity), keepDecisions(identity), keepWaiting(identity)]);
}

/** What was just delivered may be what a step waits for. */
async function stepOn(): Promise<void> {
  const identity = await currentIdentity();
  if (identity) await takeSteps(identity);
}

/** The tabs in front show how many events wait; the others learn it when they are looked at. */
async function showActive(): Promise<void> {
  for (const tab of await browser.tabs.query({ active: true })) if (tab.id !== undefined) await pushState(tab.id);
}

async function onCommand(command: string, given: number | undefined): Promise<void> {
  const tab = given ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (tab === undefined) return;
  if (command === 'fill') await fillTab(tab);
  if (command === 'panel') await openTab(tab);
}

/** Work nobody waits for: what goes wrong in it is shown by the badge and told to the worker's console, and the next alarm tries again. */
function run(work: Promise<unknown>): void {
  work
    .catch((error) => console.warn('Unswivel:', toFailure(error).sentence))
    .finally(() => void showBadge().catch(() => undefined));
}
