/** Who read evidence, and who was refused what, becomes evidence itself, before the answer goes out. */
import type { Caller } from './caller.ts';
import type { Refused } from './errors.ts';
import type { Collector } from './http.ts';
import { createOncePer } from './once-per.ts';
import { actorOf } from './own-events.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What was asked for: names and values; `after`, `before` and `limit` are only which page. */
export type Asked = Readonly<Record<string, string | number | undefined>>;

/** One event for each distinct query of a device in an hour: its further pages, and the same look again, add nothing an auditor would ask for. */
export function createSayRead(collector: Collector): (caller: Caller, query: Asked) => Promise<void> {
  const first = createOncePer(HOUR_MS, () => collector.now().getTime());
  return async (caller, { after: _, before: __, limit: ___, ...query }) => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const asked = Object.fromEntries(given);
    const key = given
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('&');
    if (!first(`${caller.device.id} ${key}`)) return;
    await collector.appender.say({
      ...{ verb: 'evidence.read', outcome: 'success', actor: actorOf(caller), detail: asked },
      object: { type: 'evidence', key: key || 'all' },
    });
  };
}

/** One event for each route and reason of a device in a minute, so that nobody can fill the log by asking; each single refusal is a security event. */
export function createSayRefused(collector: Collector): (caller: Caller, route: string, why: Refused) => Promise<void> {
  const first = createOncePer(MINUTE_MS, () => collector.now().getTime());
  return async (caller, route, { code, detail }) => {
    if (!first(`${caller.device.id} ${route} ${code}`)) return;
    await collector.appender.say({
      ...{ verb: 'access.refused', outcome: 'refused', actor: actorOf(caller), code, detail },
      object: { type: 'route', key: route },
    });
  };
}
