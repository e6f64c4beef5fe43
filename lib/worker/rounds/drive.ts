/**
 * Carries an asked round out: opens one page after another in the one tab its person sees, waits for each to be read, and never does anything in the console but read. Where it stands is
 * kept after each step, so that it goes on when the worker was stopped.
 */
import { browser } from 'wxt/browser';
import { LOOKUP, lookupPage } from '../../consoles/lookup-page.ts';
import { trimmed } from '../../consoles/match.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { RoundTarget } from '../../wire/rounds.schema.ts';
import { pausedWhy, profileOf } from '../consoles.ts';
import { frameVisit } from '../frame-visit.ts';
import { currentIdentity } from '../identity.ts';
import { noteAccounts } from '../observing/note-accounts.ts';
import { isGranted } from '../permission.ts';
import { push } from '../push.ts';
import { type Desk, openDesk, type Scene } from '../scene.ts';
import { trustedNow } from '../trusted-time.ts';
import { lookupKey, nextStep, nextTarget, type Reach } from './next-step.ts';
import { type Came, changeRun, isUntold, pauseClosed, type Run, readRun, runIn, type Step, targetOf } from './run.ts';
import { takeReading } from './take-reading.ts';
import { recordUnseen, tellCollector } from './tell-round.ts';

type Read = Extract<PageMessage, { type: 'read' }>;

/** Between two pages: a console is not hurried, and a person can follow. */
const PACE_MS = 1000;
/** A page that was not read until then is not waited for. */
const READ_MS = 20_000;
export const ROUND_ALARM = 'round';
const LOCK = 'round.drive';

/** Does what is due, one thing at a time. Called after a reading, by a timer while the worker lives, and by the alarm after it was stopped. */
export function driveRound(): Promise<void> {
  return navigator.locks.request(LOCK, async () => {
    const run = await readRun();
    if (!run) return;
    const identity = await currentIdentity();
    if (identity?.id !== run.identity) return;
    if (run.state === 'running') await advance(await openDesk(), run);
    const now = await readRun();
    if (now && isUntold(now)) await tellCollector(now);
    await keepRoundAlarm(await readRun());
  });
}

async function advance(desk: Desk, run: Run): Promise<void> {
  const now = Date.now();
  if (run.step) {
    if (now - run.step.since < READ_MS) return later(READ_MS - (now - run.step.since) + 50);
    return late(desk, run, run.step);
  }
  const wait = run.steppedAt + PACE_MS - now;
  if (wait > 0) return later(wait);
  const target = nextTarget(run);
  if (!target) {
    await changeRun(run.id, (held) => ({ ...held, state: 'ended', ending: 'done' }));
    return;
  }
  const next = nextStep(run, target, await reachOf(desk, target));
  if (next.do === 'settle') {
    await settle(desk, run, { ...run, came: { ...run.came, [next.at]: next.came } });
    return later(0);
  }
  await open(desk, run, { ...next.step, since: now });
}

async function open(desk: Desk, run: Run, step: Step): Promise<void> {
  await changeRun(run.id, (held) => ({ ...held, step, steppedAt: step.since }));
  const visit = step.kind === LOOKUP ? await frameVisit({ tab: run.tab, frame: 0 }) : undefined;
  const target = targetOf(run, step);
  if (visit && target && visit.console === target.console && (await pushLookup(desk, run, step))) return later(READ_MS);
  try {
    await browser.tabs.update(run.tab, { url: step.url });
  } catch {
    await pauseClosed(run.id);
    return;
  }
  later(READ_MS + 50);
}

/** Asks the page in the tab to look an account up. False where nobody listens there. */
async function pushLookup({ record }: Desk, run: Run, step: Step): Promise<boolean> {
  const target = targetOf(run, step);
  const console = record.snapshot.consoles.find(({ id }) => id === target?.console);
  const profile = console && profileOf(console, record.snapshot);
  const page = profile && lookupPage(profile);
  if (!target || !console || !page || !profile.lookup) return false;
  const { tenant, signedInAs, lookup } = profile;
  return push(
    { tab: run.tab, frame: 0 },
    {
      type: 'lookup',
      page,
      params: { account: target.name, base: trimmed(console.basePath) },
      probe: lookup.probe,
      ...(tenant ? { tenant } : {}),
      ...(signedInAs ? { signedInAs } : {}),
    },
  );
}

/** Nothing was read in time. */
async function late(desk: Desk, run: Run, step: Step): Promise<void> {
  const { step: _, ...rest } = run;
  const target = targetOf(run, step) as RoundTarget;
  if (step.kind === LOOKUP) return void (await settle(desk, run, withoutLookup(rest, target)));
  const why = `Its page did not show what the profile expects within ${READ_MS / 1000} seconds. Perhaps ${target.consoleLabel} asks to sign in.`;
  const came: Came = { result: 'unreadable', why, differs: [] };
  const lists =
    step.kind === 'list'
      ? { ...run.lists, [`${target.console} ${target.client}`]: { state: 'partial' as const, why, pages: 1 } }
      : run.lists;
  await settle(desk, run, { ...rest, lists, came: step.kind === 'list' ? run.came : { ...run.came, [step.at]: came } });
  later(0);
}

const withoutLookup = (run: Run, { console }: RoundTarget): Run => ({
  ...run,
  lists: { ...run.lists, [lookupKey(console)]: { state: 'partial', pages: 0 } },
});

/** Keeps what came, after the log was told of what could not be seen. */
async function settle({ identity, record }: Desk, before: Run, after: Run): Promise<void> {
  const fresh = Object.entries(after.came).flatMap(([at, came]): [number, Came][] =>
    before.came[Number(at)] ? [] : [[Number(at), came]],
  );
  await recordUnseen(identity, record.snapshot, after, fresh);
  const { came, lists, links, listed } = after;
  // Meanwhile it may have been paused or cancelled.
  await changeRun(before.id, ({ step: _, ...held }) => ({ ...held, came, lists, links, listed }));
}

/** What the round's tab showed. True where it was the page the round waited for. */
export async function takeRoundReading(scene: Scene, message: Read): Promise<boolean> {
  const held = await runIn(scene.visit.tab);
  if (!held?.step || scene.visit.frame !== 0) return false;
  const taken = await navigator.locks.request(LOCK, async () => {
    const run = await runIn(scene.visit.tab);
    if (!run?.step) return false;
    if (!isAwaited(run, run.step, scene, message)) {
      // The page that was opened so that there is one to look up from.
      if (run.step.kind === LOOKUP && message.lookup === undefined) await pushLookup(scene, run, run.step);
      return false;
    }
    const target = targetOf(run, run.step) as RoundTarget;
    if (message.lookup && message.problems.length > 0 && !message.signIn) {
      const { step: _, ...rest } = run;
      await settle(scene, run, withoutLookup(rest, target));
      return true;
    }
    if (message.problems.length === 0) await noteAccounts(scene, message, run.id);
    await settle(scene, run, takeReading(run, scene, message, await trustedNow(scene.identity)));
    return true;
  });
  if (taken) later(0);
  return taken;
}

/** A page of another kind, or one left over from the step before, is not what the round waits for; one that asks to sign in is, wherever the console leads. */
function isAwaited(run: Run, step: Step, { console, page, visit }: Scene, message: Read): boolean {
  const target = targetOf(run, step);
  if (target?.console !== console.id) return false;
  if (message.signIn) return true;
  if (step.kind === LOOKUP) return message.lookup === target.name;
  if (message.lookup !== undefined || pathOf(visit.url) !== pathOf(step.url)) return false;
  return step.kind === 'list' ? page?.shows === 'accounts' : page?.shows === 'account' || page?.shows === 'form';
}

/** Consoles put their parameters in another order, and encode them anew. */
const pathOf = (address: string): string => {
  const { origin, pathname, search, hash } = new URL(address);
  return `${origin}${pathname} ${[...new URLSearchParams(search)].map(String).sort().join('&')} ${hash}`;
};

async function reachOf({ record }: Desk, target: RoundTarget): Promise<Reach> {
  const { snapshot } = record;
  const console = snapshot.consoles.find(({ id }) => id === target.console);
  if (!console) return {};
  if (!(await isGranted(console)))
    return {
      console,
      why: `${console.label} is not allowed in this browser yet. Allow it in the popup, then ask again.`,
    };
  const paused = await pausedWhy(console, snapshot);
  return paused ? { console, why: paused } : { console, profile: profileOf(console, snapshot) };
}

/** The worker may be stopped before: the alarm comes then. */
function later(ms: number): void {
  setTimeout(() => {
    driveRound().catch((error: unknown) => console.warn('Unswivel: a round could not go on', error));
  }, ms);
}

/** There while something is to be done. */
export async function keepRoundAlarm(run: Run | undefined): Promise<void> {
  const due = run && (run.state === 'running' || isUntold(run));
  if (!due) await browser.alarms.clear(ROUND_ALARM);
  else if (!(await browser.alarms.get(ROUND_ALARM))) await browser.alarms.create(ROUND_ALARM, { periodInMinutes: 0.5 });
}
