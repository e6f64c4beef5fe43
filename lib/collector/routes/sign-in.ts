/** Signing in through the MSP's provider (lib/wire/sign-in.schema.ts says what is sent). */
import {
  redeemRequestSchema,
  refreshRequestSchema,
  signInLinkRequestSchema,
  signInPutSchema,
  startRequestSchema,
} from '../../wire/sign-in.schema.ts';
import { findCaller } from '../caller.ts';
import { Refused } from '../errors.ts';
import { sender } from '../guard.ts';
import { type Collector, nowOf, type Routes } from '../http.ts';
import { currentKey } from '../log-book.ts';
import { readKeys } from '../log-keys.ts';
import { findObject } from '../objects.ts';
import { pathId } from '../path-id.ts';
import { KIB, readJson } from '../read-json.ts';
import { beginSignIn } from '../sign-in/begin.ts';
import { linkPerson, listLinks, unlinkPerson } from '../sign-in/links.ts';
import { createProviders } from '../sign-in/provider.ts';
import { redeemSignIn } from '../sign-in/redeem.ts';
import { refreshSession } from '../sign-in/refresh.ts';
import { createSaySession } from '../sign-in/say-session.ts';
import { putSettings, readSettings, shownSettings } from '../sign-in/settings.ts';
import { signOutEverywhere } from '../sign-in/sign-out.ts';
import { meOf } from '../snapshot.ts';

export function signInRoutes(collector: Collector): Routes {
  const { db, book } = collector;
  const providers = createProviders(collector.now);
  const say = createSaySession(collector);

  return {
    'GET /v1/sign-in': async (c) => {
      const settings = (await readSettings(db))?.settings;
      return c.json(settings?.enabled ? { enabled: true, label: settings.label } : { enabled: false, label: '' });
    },

    'POST /v1/sign-in/start': async (c) => {
      const request = await readJson(c, startRequestSchema, 4 * KIB);
      return c.json(await beginSignIn(db, providers, request, collector.now()), 201);
    },

    'POST /v1/sign-in/redeem': async (c) => {
      const request = await readJson(c, redeemRequestSchema, 32 * KIB);
      const signedIn = await redeemSignIn({ db, book, now: collector.now(), providers }, request).catch(
        async (error) => {
          await say.refused(error, sender(collector, c));
          throw error;
        },
      );
      await say.begun(signedIn);
      const caller = await findCaller(db, signedIn.session.access, nowOf(collector));
      if (!caller) throw new Error('A session that just began has no caller.');
      const { device, token, session } = signedIn;
      const logKey = (await readKeys(db)).at(-1)?.vkey;
      return c.json(
        { device, ...(token ? { token } : {}), log: collector.log, logKey, me: meOf(caller), session },
        201,
      );
    },

    'POST /v1/sign-in/refresh': async (c) => {
      const refreshed = await refreshSession(db, await readJson(c, refreshRequestSchema, 4 * KIB), collector.now());
      if ('session' in refreshed) return c.json(refreshed.session);
      await say.notRefreshed(refreshed);
      throw new Refused(refreshed.refused);
    },

    'GET /v1/sign-in/settings': async (c) => c.json(await shownSettings(db)),

    'PUT /v1/sign-in/settings': async (c) => {
      const put = await readJson(c, signInPutSchema);
      const changed = await putSettings(db, await currentKey(db, book), put);
      await say.changed(c.get('caller'), changed.join(', ') || 'nothing');
      return c.json(await shownSettings(db));
    },

    'GET /v1/sign-in/links': async (c) => c.json({ links: await listLinks(db) }),

    'PUT /v1/sign-in/links/:id': async (c) => {
      const { technician } = await readJson(c, signInLinkRequestSchema);
      const caller = c.get('caller');
      await linkPerson(db, pathId(c), technician, caller.technician, nowOf(collector));
      await say.changed(caller, 'link', { link: pathId(c), technician });
      return c.body(null, 204);
    },

    'DELETE /v1/sign-in/links/:id': async (c) => {
      await unlinkPerson(db, pathId(c));
      await say.changed(c.get('caller'), 'link removed', { link: pathId(c) });
      return c.body(null, 204);
    },

    'POST /v1/technicians/:id/sign-out': async (c) => {
      const [caller, technician] = [c.get('caller'), pathId(c)];
      if (technician !== caller.technician && !caller.roles.includes('administrator')) throw new Refused('auth.self');
      if (!(await findObject(db, 'technicians', technician)))
        throw new Refused('record.unknown', { kind: 'technician', id: technician });
      const ended = await signOutEverywhere(db, technician, nowOf(collector));
      await say.everywhere(caller, technician, ended);
      return c.json(ended);
    },
  };
}
