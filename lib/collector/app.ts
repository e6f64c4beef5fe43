/** The collector's HTTP API (documented in lib/wire/api.schema.ts), made from its parts: testable without a port by `app.request`. */
import { Hono } from 'hono';
import { errorBody, Refused } from './errors.ts';
import { guard } from './guard.ts';
import type { Collector, Ctx, Env } from './http.ts';
import { placesOf } from './log.ts';
import { extensionOrigins } from './origins.ts';
import type { RouteName } from './roles.ts';
import { accountRoutes } from './routes/accounts.ts';
import { adminRoutes } from './routes/admin.ts';
import { administrationRoutes } from './routes/administration.ts';
import { approverRoutes } from './routes/approver.ts';
import { coverRoutes } from './routes/cover.ts';
import { deviceRoutes } from './routes/device.ts';
import { draftRoutes } from './routes/drafts.ts';
import { driftRoutes } from './routes/drift.ts';
import { eventRoutes } from './routes/events.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { evidenceEraseRoutes } from './routes/evidence-erase.ts';
import { evidenceExportRoutes } from './routes/evidence-export.ts';
import { evidenceMatchRoutes } from './routes/evidence-match.ts';
import { evidencePackRoutes } from './routes/evidence-packs.ts';
import { evidencePushRoutes } from './routes/evidence-push.ts';
import { evidenceSampleRoutes } from './routes/evidence-sample.ts';
import { lifecycleRoutes } from './routes/lifecycle.ts';
import { lifecycleMovementRoutes } from './routes/lifecycle-movements.ts';
import { logRoutes } from './routes/log.ts';
import { recordRoutes } from './routes/record.ts';
import { roundRoutes } from './routes/rounds.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { sourceRoutes } from './routes/sources.ts';
import { tileRoutes } from './routes/tiles.ts';
import { createSayRefused } from './say-access.ts';
import { scimHandler } from './scim/app.ts';
import { storageRefusal } from './storage-refusal.ts';

/** Builds the API. Every route goes through the guard of its line in roles.ts; there is no other way to add one. */
export function createApp(collector: Collector): Hono<Env> {
  const app = new Hono<Env>();
  app.use('*', async (c, next) => {
    const started = performance.now();
    await next();
    logRequest(collector, c, performance.now() - started);
  });
  app.use('*', async (c, next) => {
    // Before the answer is made: afterwards each would take it apart and make it again.
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    await next();
  });
  app.use('*', extensionOrigins);

  for (const routes of [
    deviceRoutes,
    eventRoutes,
    evidenceRoutes,
    evidenceEraseRoutes,
    evidenceExportRoutes,
    evidenceMatchRoutes,
    evidencePackRoutes,
    evidencePushRoutes,
    evidenceSampleRoutes,
    lifecycleRoutes,
    approverRoutes,
    lifecycleMovementRoutes,
    logRoutes,
    tileRoutes,
    accountRoutes,
    coverRoutes,
    draftRoutes,
    driftRoutes,
    roundRoutes,
    recordRoutes,
    adminRoutes,
    administrationRoutes,
    sourceRoutes,
    signInRoutes,
  ])
    for (const [name, handle] of Object.entries(routes(collector))) {
      const [method, path] = name.split(' ') as [string, string];
      app.on(method, path, guard(collector, name as RouteName), handle);
    }

  // Its own sign-in: a source's token is for its address and nothing else.
  app.all('/scim/v2/*', scimHandler(collector));

  app.notFound((c) => refusal(c, new Refused('route.unknown')));
  const sayRefused = createSayRefused(collector);
  const fault = (error: unknown) =>
    collector.write({ at: collector.now().toISOString(), event: 'fault', stack: placesOf(error) });
  app.onError(async (error, c) => {
    const refused = error instanceof Refused ? error : storageRefusal(error);
    const caller = c.get('caller');
    // The refusal stands whether or not it could be written down.
    if (refused?.status === 403 && caller) await sayRefused(caller, routeOf(c), refused).catch(fault);
    if (refused) return refusal(c, refused);
    fault(error);
    return refusal(c, new Refused('fault'));
  });
  return app;
}

function refusal(c: Ctx, refused: Refused): Response {
  c.set('code', refused.code);
  if (refused.detail.seconds !== undefined) c.header('retry-after', String(refused.detail.seconds));
  if (refused.status === 401) c.header('www-authenticate', 'Bearer');
  return c.json(errorBody(refused), refused.status as 400);
}

/** The route's pattern, `none` where there is none. */
function routeOf(c: Ctx): string {
  const matched = c.req.matchedRoutes.at(-1)?.path ?? '*';
  return matched === '/*' || matched === '*' ? 'none' : matched;
}

function logRequest(collector: Collector, c: Ctx, ms: number): void {
  const code = c.get('code');
  const device = c.get('caller')?.device.id;
  collector.write({
    at: collector.now().toISOString(),
    event: 'request',
    method: c.req.method,
    route: routeOf(c),
    status: c.res.status,
    ms: Math.round(ms * 10) / 10,
    ...(device ? { device } : {}),
    ...(code ? { code } : {}),
  });
}
