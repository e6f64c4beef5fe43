/** The asked round that is carried out in this browser: where it stands. Kept in the browser session, so that it goes on after the worker was stopped; nothing of it outlives the browser. */
import type { RoundResult, RoundTarget } from '../../wire/rounds.schema.ts';
import { changeSession, readSession } from '../session-store.ts';

/** What came of one account. */
export interface Came {
  result: RoundResult;
  why?: string;
  differs: string[];
}

/** A page that was opened and is not read yet. */
export interface Step {
  kind: 'list' | 'account' | 'lookup';
  /** of a list: the first target it is opened for */
  at: number;
  url: string;
  /** ms since 1970 */
  since: number;
}

/** What the list of one console of one client held. */
export interface ListSeen {
  /** complete: what is not in it is not there */
  state: 'reading' | 'complete' | 'partial';
  /** why it is not complete */
  why?: string;
  pages: number;
  next?: string;
}

export interface Run {
  id: string;
  /** the device it runs on */
  identity: string;
  tab: number;
  state: 'running' | 'paused' | 'ended';
  /** why it is paused, or how it ended, as a sentence */
  why?: string;
  targets: RoundTarget[];
  came: Record<number, Came>;
  /** results the collector has */
  sent: number[];
  lists: Record<string, ListSeen>;
  /** address of the account's own page, and what the list showed of it */
  links: Record<number, string>;
  listed: Record<number, Came>;
  step?: Step;
  /** when the last page was opened, ms since 1970 */
  steppedAt: number;
  /** `done` or `cancelled`, until the collector knows */
  ending?: 'done' | 'cancelled';
}

const KEY = 'round';

export const readRun = (): Promise<Run | undefined> => readSession<Run | undefined>(KEY);

/** Changes the run while it is the one with this id; gives how it stands. */
export async function changeRun(id: string, change: (run: Run) => Run): Promise<Run | undefined> {
  return changeSession<Run | undefined>(KEY, (held) => (held?.id === id ? change(held) : held));
}

export const keepRun = (run: Run): Promise<Run | undefined> => changeSession<Run | undefined>(KEY, () => run);

/** The round at work in this tab. */
export async function runIn(tab: number): Promise<Run | undefined> {
  const run = await readRun();
  return run?.tab === tab && run.state === 'running' ? run : undefined;
}

/** The round waits: its tab was closed. Gives how it stands. */
export const pauseClosed = (id: string): Promise<Run | undefined> =>
  changeRun(id, ({ step: _, ...held }) => ({ ...held, state: 'paused', why: 'Its tab was closed.' }));

/** Something came of it that the collector does not have yet. */
export const isUntold = ({ ending, came, sent }: Run): boolean =>
  ending !== undefined || Object.keys(came).length > sent.length;

/** The account a page is opened for. */
export const targetOf = ({ targets }: Run, { at }: Pick<Step, 'at'>): RoundTarget | undefined =>
  targets.find((one) => one.at === at);

export const listKey = ({ console, client }: Pick<RoundTarget, 'console' | 'client'>): string => `${console} ${client}`;
