/** What was put right in the consoles of one tab and is not verified yet: from the fill until the account is read again, also when that is in another document. */
import { accountKey } from '../../drift/place.ts';
import type { MendState } from '../../wire/page-drift.ts';
import type { FrameVisit } from '../frame-visit.ts';
import { changeSession, readSession } from '../session-store.ts';

export interface Mend {
  console: string;
  client: string;
  /** as the console names it */
  account: string;
  attribute: string;
  /** what the console showed before */
  was: string;
  /** where the account was seen */
  address: string;
  document: string;
  /** of the fill */
  intent: string;
  /** `asked`: the values were given, and nothing came back yet */
  state: MendState | 'asked';
}

const MOST = 20;
const keyOf = (tab: number) => `mend:${tab}`;

export async function mendsIn(tab: number): Promise<Mend[]> {
  return (await readSession<Mend[]>(keyOf(tab))) ?? [];
}

export async function changeMends(tab: number, change: (mends: Mend[]) => Mend[]): Promise<void> {
  await changeSession<Mend[]>(keyOf(tab), (held = []) => change(held).slice(-MOST));
}

/** One for each value: a further try takes the place of the one before. */
export function beginMend(tab: number, mend: Mend): Promise<void> {
  return changeMends(tab, (held) => [...held.filter((one) => !isSame(one, mend)), mend]);
}

/** What came of the fill; nothing was written: nothing waits. */
export function mendFilled(tab: number, intent: string, kept: boolean): Promise<void> {
  return changeMends(tab, (held) =>
    held.flatMap((one) => (one.intent !== intent ? [one] : kept ? [{ ...one, state: 'filled' as const }] : [])),
  );
}

/** The form was sent: whatever was filled in this document went with it. */
export function mendSaved({ tab, document }: FrameVisit): Promise<void> {
  return changeMends(tab, (held) =>
    held.map((one) =>
      one.state === 'filled' && one.document === document ? { ...one, state: 'saved' as const } : one,
    ),
  );
}

export const isSame = (a: Pick<Mend, 'console' | 'client' | 'account' | 'attribute'>, b: typeof a): boolean =>
  a.attribute === b.attribute && isOf(a, b);

/** Of the same account. */
export const isOf = (a: Pick<Mend, 'console' | 'client' | 'account'>, b: typeof a): boolean =>
  a.console === b.console && a.client === b.client && accountKey(a.account) === accountKey(b.account);
