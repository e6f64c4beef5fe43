/** What sign-in leaves behind: a security event for each refusal, and evidence. Never tokens, codes, states, nor anything the provider said of a person. */
import type { Caller } from '../caller.ts';
import { Refused } from '../errors.ts';
import { type Collector, nowOf } from '../http.ts';
import { notice } from '../notice.ts';
import { createOncePer } from '../once-per.ts';
import { actorOf, ITSELF, type OwnEvent } from '../own-events.ts';
import { NobodyHere, type SignedIn } from './redeem.ts';
import type { Refreshed } from './refresh.ts';

const MINUTE_MS = 60_000;

export type SaySession = ReturnType<typeof createSaySession>;

/** Refusals become one event a minute and reason, so that nobody fills the log by asking; each single one is a security event. */
export function createSaySession(collector: Collector) {
  const first = createOncePer(MINUTE_MS, () => collector.now().getTime());
  const { db, appender } = collector;
  const sayRefused = async (event: Pick<OwnEvent, 'code'> & Partial<OwnEvent>) => {
    if (!first(`${event.code} ${event.actor?.device ?? ''} ${event.detail?.why ?? ''}`)) return;
    const whom = { actor: ITSELF, object: { type: 'sign-in', key: 'provider' } };
    await appender.say({ verb: 'session.begun', outcome: 'refused', ...whom, ...event });
  };

  return {
    /** Said before the tokens are handed out: without this nobody acts. */
    begun: ({ id, device, technician, how, roles }: SignedIn) =>
      appender.say({
        ...{ verb: 'session.begun', outcome: 'success', object: { type: 'session', key: id } },
        actor: { technician: technician.id, version: technician.version, device },
        detail: { how, roles: roles.join(' ') },
      }),

    /** A sign-in that came to nothing, from this sender. What is nobody's fault, an absent provider, is no security event. */
    async refused(error: unknown, sender: string): Promise<void> {
      if (!(error instanceof Refused) || error.code === 'signIn.off' || error.code === 'signIn.away') return;
      const why = error instanceof NobodyHere ? error.why : error.detail.why;
      const detail = { code: error.code, ...(why === undefined ? {} : { why }) };
      await notice(db, nowOf(collector), { kind: 'signIn.refused', detail: { ...detail, sender } });
      await sayRefused({ code: error.code, ...(why === undefined ? {} : { detail: { why } }) });
    },

    async notRefreshed({ refused, reused, caller, id }: Extract<Refreshed, { refused: unknown }>): Promise<void> {
      const whose: Record<string, string> = caller ? { device: caller.device.id, technician: caller.technician } : {};
      // That a session is over is its course, not an attempt.
      if (refused === 'session.over' || refused === 'session.clock') return;
      const kind = reused ? 'session.reused' : 'session.refused';
      await notice(db, nowOf(collector), { kind, ...whose, detail: { code: refused } });
      const actor = caller ? actorOf(caller) : ITSELF;
      if (!reused) return sayRefused({ code: refused, actor });
      await appender.say({
        ...{ verb: 'session.ended', outcome: 'refused', actor: ITSELF, code: 'session.reused' },
        object: { type: 'session', key: id ?? '' },
        detail: { ...whose, why: refused },
      });
    },

    /** A technician was signed out everywhere, by themselves or an administrator. */
    everywhere: (caller: Caller, technician: string, ended: { sessions: number; devices: number }) =>
      appender.say({
        ...{ verb: 'session.ended', outcome: 'success', code: 'session.everywhere', actor: actorOf(caller) },
        object: { type: 'technician', key: technician },
        detail: ended,
      }),

    /** `what`: which settings changed, or which link. */
    changed: (caller: Caller, what: string, detail: OwnEvent['detail'] = {}) =>
      appender.say({
        ...{ verb: 'sign-in.changed', outcome: 'success', actor: actorOf(caller) },
        object: { type: 'sign-in', key: 'provider' },
        detail: { what, ...detail },
      }),
  };
}
