/** A device's own matters: who is there, enrolling, what to cache, signing out. */
import { accountsQuerySchema } from '../../wire/accounts.schema.ts';
import { enrolRequestSchema } from '../../wire/api.schema.ts';
import { findCaller, STANDING_ERROR } from '../caller.ts';
import { enrolDevice } from '../enrolment.ts';
import { Refused } from '../errors.ts';
import { sender, spend } from '../guard.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { readKeys } from '../log-keys.ts';
import { type NoticeKind, notice } from '../notice.ts';
import { KIB, parseBy, readJson } from '../read-json.ts';
import { requireClient } from '../require-client.ts';
import { endDevice } from '../sign-in/sign-out.ts';
import { accountsSeen, meOf, snapshotFrame, takeChanges, takeSnapshot } from '../snapshot.ts';
import { endContracts } from '../sources/end-contracts.ts';

export const deviceRoutes = (collector: Collector): Routes => ({
  'GET /v1/status': (c) =>
    c.json({
      name: 'unswivel-collector',
      version: collector.version,
      api: 1,
      log: collector.log,
      now: nowOf(collector),
    }),

  'POST /v1/enrol': async (c) => {
    const request = await readJson(c, enrolRequestSchema, 16 * KIB);
    const enrolled = await limited(collector, c, () => enrolDevice(collector.db, request, nowOf(collector)));
    const caller = await findCaller(collector.db, enrolled.token, nowOf(collector));
    if (!caller) throw new Error('A device that was just enrolled has no caller.');
    const { device, token } = enrolled;
    const logKey = (await readKeys(collector.db)).at(-1)?.vkey;
    return c.json({ device, token, log: collector.log, logKey, me: meOf(caller) }, 201);
  },

  'GET /v1/snapshot': async (c) => {
    const { db, reads } = collector;
    const [caller, now] = [c.get('caller'), collector.now()];
    await endContracts(collector);
    const frame = await snapshotFrame(db, caller, now);
    const etag = `"${frame.version}"`;
    c.header('etag', etag);
    c.header('unswivel-lease-until', frame.leaseUntil);
    const known = c.req
      .header('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) return c.body(null, 304);
    const since = c.req.query('since');
    const changes = since === undefined ? null : await takeChanges(reads, caller, frame, since, now);
    return c.json(changes ?? (await takeSnapshot(reads, caller, frame, now)));
  },

  'GET /v1/accounts': async (c) => {
    const place = parseBy(accountsQuerySchema, c.req.query());
    const caller = c.get('caller');
    await requireClient(collector, caller, place.client);
    return c.json({ accounts: await accountsSeen(collector.reads, caller, place, collector.now()) });
  },

  'DELETE /v1/session': async (c) => {
    const { device, standing } = c.get('caller');
    // What it is already it stays; somebody who left may still sign out.
    if (standing !== 'active' && standing !== 'inactive') throw new Refused(STANDING_ERROR[standing]);
    await endDevice(collector.db, device.id, nowOf(collector));
    return c.body(null, 204);
  },
});

/** Every try costs until it succeeds: taken before, so that a thousand at once get no more than ten in a row. */
async function limited<T>(collector: Collector, c: Ctx, enrol: () => Promise<T>): Promise<T> {
  const { enrol: perSender, enrolAll } = collector.limits;
  const key = sender(collector, c);
  spend(perSender, key, 'enrol.rate');
  spend(enrolAll, 'all', 'enrol.rate');
  try {
    const result = await enrol();
    perSender.give(key);
    enrolAll.give('all');
    return result;
  } catch (error) {
    const code = error instanceof Refused ? error.code : null;
    if (code === 'enrol.wrong' || code === 'enrol.proof')
      await notice(collector.db, nowOf(collector), { kind: code satisfies NoticeKind, detail: { sender: key } });
    throw error;
  }
}
