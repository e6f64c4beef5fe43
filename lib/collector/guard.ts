/** Before a route runs: how often, who, and whether they may (roles.ts). */
import type { MiddlewareHandler } from 'hono';
import { type Caller, findCaller, markSeen, STANDING_ERROR } from './caller.ts';
import { Refused } from './errors.ts';
import { type Collector, type Ctx, type Env, nowOf } from './http.ts';
import type { Limiter } from './limiter.ts';
import { senderKey } from './limits.ts';
import { notice } from './notice.ts';
import { EVERY_ROLE, ROUTES, type RouteName, type Who } from './roles.ts';
import { automationCaller } from './sources/automation.ts';
import { mayUse } from './sources/scopes.ts';

/** The gate of one route, by its line in the table. */
export function guard(collector: Collector, name: RouteName): MiddlewareHandler<Env> {
  const listed: Who = ROUTES[name];
  const who = listed === 'log reader' ? (collector.publicLog ? 'anyone' : EVERY_ROLE) : listed;
  return async (c, next) => {
    if (who === 'anyone') {
      spend(collector.limits.anonymous, sender(collector, c));
      checkAddress(c);
      return next();
    }
    const caller = await authenticate(collector, c);
    c.set('caller', caller);
    spend(collector.limits.device, caller.device.id);
    await allow(collector, caller, who, name);
    checkAddress(c);
    await markSeen(collector.db, caller, nowOf(collector));
    await next();
  };
}

/** A NUL, which PostgreSQL cannot look for, stands in an address only as this. Throws `Refused` 400. */
function checkAddress(c: Ctx): void {
  if (c.req.url.includes('%00')) throw new Refused('request.nul');
}

/** Who is asking, as the rate limits count. Behind a proxy, the address the proxy itself saw: the last one; the others are the sender's word. */
export function sender({ behindProxy }: Collector, c: Ctx): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return senderKey(forwarded ?? env?.incoming?.socket?.remoteAddress);
}

/** Takes one from a limit, or throws `Refused` 429 with the seconds to wait. */
export function spend(limiter: Limiter, key: string, code: 'request.rate' | 'enrol.rate' = 'request.rate'): void {
  const seconds = limiter.take(key);
  if (seconds > 0) throw new Refused(code, { seconds });
}

async function authenticate(collector: Collector, c: Ctx): Promise<Caller> {
  const token = /^Bearer ([\w-]{32,256})$/.exec(c.req.header('authorization') ?? '')?.[1];
  const caller = token
    ? ((await automationCaller(collector, token)) ?? (await findCaller(collector.db, token, nowOf(collector))))
    : null;
  if (caller) return caller;
  spend(collector.limits.anonymous, sender(collector, c));
  throw new Refused(c.req.header('authorization') ? 'auth.unknown' : 'auth.missing');
}

async function allow(
  collector: Collector,
  caller: Caller,
  who: Exclude<Who, 'anyone' | 'log reader'>,
  route: string,
): Promise<void> {
  if (caller.token === 'expired') throw new Refused('auth.expired');
  if (caller.scopes && !mayUse(caller.scopes, route)) return refuse(collector, caller, route, 'token.scope');
  if (who === 'evidence') return;
  if (caller.standing !== 'active') throw new Refused(STANDING_ERROR[caller.standing]);
  if (caller.token === 'delivers') throw new Refused('auth.signIn');
  if (who.some((role) => caller.roles.includes(role))) return;
  return refuse(collector, caller, route, 'auth.role', who);
}

async function refuse(
  { db, now }: Collector,
  { technician, device, scopes = [] }: Caller,
  route: string,
  kind: 'auth.role' | 'token.scope',
  roles: readonly string[] = [],
): Promise<never> {
  await notice(db, now().toISOString(), { kind, device: device.id, technician, detail: { route } });
  throw new Refused(kind, { roles: roles.join(' or '), scopes: scopes.join(', ') });
}
