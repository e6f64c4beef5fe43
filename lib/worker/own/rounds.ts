/** Rounds as our own pages ask for them: begin one here, look how it stands, pause, go on, cancel. */
import { browser } from 'wxt/browser';
import type { OwnMessage } from '../../wire/own.schema.ts';
import type { RoundState } from '../../wire/round-state.ts';
import { roundSchema } from '../../wire/rounds.schema.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { driveRound, keepRoundAlarm } from '../rounds/drive.ts';
import { changeRun, keepRun, pauseClosed, type Run, readRun } from '../rounds/run.ts';
import { askCollector } from './ask-collector.ts';

type Own<T extends OwnMessage['type']> = Extract<OwnMessage, { type: T }>;

/** Begins a round in a new tab in front, or goes on with the one that is at work. Throws `Refused` with the collector's code, `round.another`. */
export async function startRound(identity: Identity, { round: id }: Own<'own.roundStart'>): Promise<RoundState> {
  const before = await readRun();
  if (before && before.identity === identity.id && before.state !== 'ended') {
    if (before.id !== id)
      throw new Refused('round.another', 'Another round is at work in this browser. Finish or cancel it first.');
    return pauseRound(identity, { type: 'own.roundPause', paused: false });
  }
  const path = `/v1/rounds/${encodeURIComponent(id)}/begin`;
  const round = await askCollector(identity, path, { method: 'POST', schema: roundSchema });
  const tab = await openTab();
  const came = round.targets.flatMap(({ at, result, why, differs }) =>
    result ? [[at, { result, differs, ...(why ? { why } : {}) }] as const] : [],
  );
  const run: Run = {
    ...{ id, identity: identity.id, tab, state: 'running', targets: round.targets, steppedAt: 0 },
    ...{ came: Object.fromEntries(came), sent: came.map(([at]) => at), lists: {}, links: {}, listed: {} },
  };
  await keepRun(run);
  await driveRound();
  return stateOf(await readRun());
}

export const roundState = async (identity: Identity): Promise<RoundState> => {
  const run = await readRun();
  return stateOf(run?.identity === identity.id ? run : undefined);
};

/** A page that was being read when it was paused is opened anew; its tab, where somebody closed it, too. */
export async function pauseRound(identity: Identity, { paused }: Own<'own.roundPause'>): Promise<RoundState> {
  const run = await theirs(identity);
  const tab = paused || (await isOpen(run.tab)) ? run.tab : await openTab();
  await changeRun(run.id, ({ step: _, why: __, ...held }) =>
    held.state === 'ended' ? held : { ...held, tab, state: paused ? 'paused' : 'running' },
  );
  await driveRound();
  return stateOf(await readRun());
}

/** Ends it here and at the collector; what was read stays. */
export async function cancelRound(identity: Identity): Promise<RoundState> {
  const run = await theirs(identity);
  await changeRun(run.id, ({ step: _, ...held }) =>
    held.state === 'ended' ? held : { ...held, state: 'ended', ending: 'cancelled' },
  );
  await driveRound();
  return stateOf(await readRun());
}

/** Its tab was closed: it waits until the person goes on. */
export async function leaveRoundTab(tab: number): Promise<void> {
  const run = await readRun();
  if (run?.tab !== tab || run.state !== 'running') return;
  await keepRoundAlarm(await pauseClosed(run.id));
}

async function theirs(identity: Identity): Promise<Run> {
  const run = await readRun();
  if (run?.identity !== identity.id) throw new Refused('round.none', 'No round is at work in this browser.');
  return run;
}

async function openTab(): Promise<number> {
  const { id } = await browser.tabs.create({ url: 'about:blank', active: true });
  if (id === undefined) throw new Refused('round.tab', 'The browser opened no tab for the round. Try again.');
  return id;
}

const isOpen = (tab: number): Promise<boolean> =>
  browser.tabs.get(tab).then(
    () => true,
    () => false,
  );

function stateOf(run: Run | undefined): RoundState {
  if (!run) return { is: 'none' };
  const at = run.step ?? run.targets.find((one) => !run.came[one.at]);
  const now = run.targets.find((one) => one.at === at?.at);
  return {
    is: run.state,
    id: run.id,
    tab: run.tab,
    accounts: run.targets.map(({ at: place, name, consoleLabel, clientName, technician }) => ({
      at: place,
      name,
      ...{ console: consoleLabel, client: clientName },
      ...(technician ? { technician: technician.name } : {}),
      ...(run.came[place] ?? { result: null, differs: [] }),
    })),
    ...(run.why ? { why: run.why } : {}),
    ...(now && run.state !== 'ended' ? { now: now.at } : {}),
  };
}
