import type { TicketField } from '../consoles/profile.schema.ts';
import type { Purpose } from '../record/attributes.ts';
import type { TicketRef } from '../wire/state.ts';
import { changeSession, dropSession, readSession } from './session-store.ts';

export type TicketFacts = Partial<Record<TicketField, string>>;

/** What one tab works for. `by` says who bound the ticket: only a person's choice outlives the tab's next ticket page. */
export interface TabWork {
  ticket: TicketRef | null;
  by?: 'page' | 'opener' | 'person';
  /** said by the person for this ticket */
  client?: string;
  /** technician id, or `ticket-person` */
  subject?: string;
  purpose?: Purpose;
  /** what was told already, so that a page read again is not a new event: key → content */
  told: Record<string, string>;
}

const EMPTY: TabWork = { ticket: null, told: {} };
const tabKey = (tab: number) => `tab:${tab}`;
const MOST_TOLD = 200;

export async function tabWork(tab: number): Promise<TabWork> {
  return (await readSession<TabWork>(tabKey(tab))) ?? EMPTY;
}

export function changeTabWork(tab: number, change: (work: TabWork) => TabWork): Promise<TabWork> {
  return changeSession<TabWork>(tabKey(tab), (held) => change(held ?? EMPTY));
}

/** A ticket bound anew: what was chosen for the one before does not carry over. */
export function workFor(ticket: TicketRef | null, by: TabWork['by'], before: TabWork): TabWork {
  const same = before.ticket !== null && before.ticket.key === ticket?.key;
  return same ? { ...before, ticket, by } : { ticket, by, told: before.told };
}

/** A tab opened from another works for the same ticket, from then on by itself. */
export async function inheritWork(tab: number, opener: number): Promise<void> {
  const from = await tabWork(opener);
  if (!from.ticket) return;
  await changeTabWork(tab, (work) => (work.ticket ? work : { ...from, by: 'opener', told: {} }));
}

/**
 * Calls `tell` once for each content under a key in a tab: the same page read twice is one event. A telling that fails is not noted, so that the next reading
 * tries again. `tell` must not change the tab's work itself.
 */
export async function tellOnce(tab: number, key: string, content: string, tell: () => Promise<unknown>): Promise<void> {
  await changeSession<TabWork>(tabKey(tab), async (held) => {
    const work = held ?? EMPTY;
    if (work.told[key] === content) return work;
    await tell();
    const { [key]: _, ...others } = work.told;
    const kept = Object.entries(others).slice(1 - MOST_TOLD);
    return { ...work, told: { ...Object.fromEntries(kept), [key]: content } };
  });
}

/** What a ticket's page said, kept for this browser session so that any tab bound to it knows whom it names. */
export async function keepFacts(key: string, facts: TicketFacts): Promise<void> {
  await changeSession(`facts:${key}`, () => ({
    ...facts,
    ...(facts.description ? { description: facts.description.slice(0, 2048) } : {}),
  }));
}

export async function factsOf(ticket: Pick<TicketRef, 'key'> | null): Promise<TicketFacts> {
  return ticket ? ((await readSession<TicketFacts>(`facts:${ticket.key}`)) ?? {}) : {};
}

export async function forgetTab(tab: number): Promise<void> {
  await dropSession(
    (key) =>
      key === tabKey(tab) ||
      key.startsWith(`frame:${tab}:`) ||
      key.startsWith(`fill:${tab}:`) ||
      key === `mend:${tab}` ||
      key === `rows:${tab}`,
  );
}

/** Another technician signed in: nothing of the one before stays in any tab. */
export async function forgetAllTabs(): Promise<void> {
  await dropSession((key) => /^(tab|frame|fill|facts|mend|rows):|^(round|requests|decisions|notes)$/.test(key));
}
