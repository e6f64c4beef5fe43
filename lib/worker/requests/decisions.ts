/** What waits for this person's decision: counted on the toolbar, and shown in the page of the ticket it names. In the browser session alone. */
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { PageDecision } from '../../wire/page-decision.ts';
import { CollectorRefusal, Unreachable } from '../call-collector.ts';
import type { Identity } from '../database.ts';
import { ownSession } from '../own-session.ts';
import type { Scene } from '../scene.ts';
import { askWork } from './ask-work.ts';
import { isOf, ticketInView } from './ticket-in-view.ts';

interface Decisions {
  identity: string;
  /** ms since 1970; 0: never */
  askedAt: number;
  waiting: RequestView[];
  /** why the last decision on one was refused, by request */
  failed: Record<string, string>;
}

/** Whoever reads a ticket does not wait for it, and asks no more often. */
const FRESH_MS = 20_000;
/** For the number on the toolbar alone a minute is soon enough. */
const KEEP_MS = 55_000;

/** In the browser session; the badge counts what is in it. */
export const DECISIONS = 'decisions';
const session = ownSession<Decisions>(DECISIONS, (identity) => ({
  ...{ identity, askedAt: 0, waiting: [], failed: {} },
}));
export const changeDecisions = session.change;

/** True when what a ticket's page shows has changed. Never throws for the network: what was known stays. */
export async function askDecisions(
  identity: Identity,
  how: { now?: boolean; freshMs?: number } = {},
): Promise<boolean> {
  const before = await session.read(identity);
  if (!how.now && Date.now() - before.askedAt < (how.freshMs ?? FRESH_MS)) return false;
  try {
    const waiting = await askWork(identity, 'approve');
    await changeDecisions(identity, (held) => ({ ...held, askedAt: Date.now(), waiting }));
    return keysOf(before.waiting) !== keysOf(waiting);
  } catch (error) {
    if (!(error instanceof CollectorRefusal) && !(error instanceof Unreachable)) throw error;
    await changeDecisions(identity, (held) => ({ ...held, askedAt: Date.now() }));
    return false;
  }
}

/** For the alarm. */
export const keepDecisions = (identity: Identity): Promise<boolean> => askDecisions(identity, { freshMs: KEEP_MS });

/** How much waits for this person's decision, as it was last asked. */
export const decisionsWaiting = async (identity: Pick<Identity, 'id'>): Promise<number> =>
  (await session.read(identity)).waiting.length;

const keysOf = (waiting: readonly RequestView[]): string => waiting.map(({ id, hash }) => `${id} ${hash}`).join();

/** Those that name the ticket whose page is in view: elsewhere nothing is decided. */
export async function decisionsHere(scene: Scene): Promise<PageDecision[]> {
  const ticket = ticketInView(scene);
  if (!ticket) return [];
  const { waiting, failed } = await session.read(scene.identity);
  return waiting
    .filter((one) => isOf(one, ticket))
    .map((one) => {
      const { id, hash, risk, may, object, names, ticket: of, why, approvals, lapsesAt, endsAt, emergency } = one;
      return {
        ...{ id, hash, high: risk === 'high', rejects: may.includes('reject') },
        shown: { object, names, ticket: of, why, approvals, lapsesAt, endsAt, emergency },
        ...(failed[id] ? { failed: failed[id] } : {}),
      };
    });
}
