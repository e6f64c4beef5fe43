/** A collector with a record and a log of any size. Both are laid down in bulk: what is measured is what comes after. */
import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { createApp } from '../../lib/collector/app.ts';
import { createAppender } from '../../lib/collector/appender.ts';
import { sealPlainOnce } from '../../lib/collector/bodies/seal-plain.ts';
import { standingAt } from '../../lib/collector/drift/behind.ts';
import { settlingOf } from '../../lib/collector/drift/settle.ts';
import { issueCode } from '../../lib/collector/enrolment.ts';
import { followingOf } from '../../lib/collector/evidence/keep-following.ts';
import { setGrant } from '../../lib/collector/grants.ts';
import { createLimits } from '../../lib/collector/limits.ts';
import { openLogBook } from '../../lib/collector/log-book.ts';
import { createLogKey, logKeyFile, readLogKey, writeLogKey } from '../../lib/collector/log-key.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { readBatch } from '../../lib/collector/read-batch.ts';
import { readLogId, setUp } from '../../lib/collector/set-up.ts';
import { createTreeNodes } from '../../lib/collector/tree-nodes.ts';
import { createDevice, enrolBody } from '../collector/start-collector.ts';
import { AT, eventOf, layWorld } from './board-lay.ts';
import { holderOf, type Size, shownOf, technicianOf } from './board-msp.ts';

export async function openBoardWorld(folder: string, url: string | undefined, size: Size) {
  const db = await openDatabase(folder, url);
  // What is laid down is only a bench's: it need not survive a power cut.
  if (!url)
    for (const setting of ['synchronous = off', 'cache_size = -1000000'])
      await sql.raw(`pragma ${setting}`).execute(db);
  const keyFile = logKeyFile(folder);
  const began = performance.now();
  const before = await readLogId(db);
  if (!before) writeLogKey(keyFile, createLogKey());
  const change = { at: AT.toISOString(), by: 'command line' };
  if (!before)
    await setUp(
      db,
      { technician: { ...technicianOf(0), id: 'root', userName: 'root', active: true } },
      readLogKey(keyFile),
      change,
    );
  const log = (await readLogId(db)) as string;
  const book = openLogBook(log, keyFile);
  const now = () => AT;
  const app = createApp({
    ...{
      db,
      reads: db,
      batches: { read: async (request) => readBatch(request) },
      log,
      book,
      appender: createAppender(db, book, now),
    },
    ...{
      nodes: createTreeNodes(db),
      version: '0.0.0',
      now,
      limits: createLimits(() => performance.now() * 1e6),
      write: () => undefined,
      behindProxy: false,
      publicLog: false,
    },
  });
  if (!before) await layWorld(db, book, size, { folder, url });
  const laidSeconds = Math.round((performance.now() - began) / 1000);
  const lead = await enrol('technician-1', { roles: ['lead', 'technician'] as const, serves: ['*'] });
  const served = await enrol('technician-2', {
    roles: ['technician'] as const,
    serves: Array.from({ length: Math.ceil(size.clients / 10) }, (_, at) => `client-${at}`),
  });

  async function call(method: string, path: string, token: string, body?: unknown): Promise<Response> {
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    return app.request(path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...given,
    });
  }

  async function enrol(technician: string, grant: { roles: readonly ('lead' | 'technician')[]; serves: string[] }) {
    await db
      .transaction()
      .execute((trx) => setGrant(trx, technician, { roles: [...grant.roles], serves: grant.serves }));
    const key = generateKeyPairSync('ed25519');
    const { code } = await issueCode(db, { technician, minutes: 60 }, AT, 'command line');
    const answer = (await (await call('POST', '/v1/enrol', 'none', enrolBody(code, key))).json()) as {
      device: string;
      token: string;
    };
    return createDevice(answer.device, answer.token, technician, log, key.privateKey);
  }

  const countAccounts = async () =>
    Number(
      (
        await db
          .selectFrom('objects')
          .select((e) => e.fn.countAll().as('count'))
          .where('kind', '=', 'accounts')
          .executeTakeFirstOrThrow()
      ).count,
    );

  let titles = 0;
  /** An event that somebody’s account shows a title nobody has. */
  function otherTitle(): { title: string; body: ReturnType<typeof eventOf> } {
    const title = `Acrobat ${Date.now()} ${titles++}`;
    const holder = holderOf(3, 0, 0);
    return {
      title,
      body: eventOf(holder, { ...shownOf(holder, 1, 3, Date.now()), values: { title: { value: title } } }, lead),
    };
  }

  return {
    accounts: await countAccounts(),
    laidSeconds,
    /** Sends one such event to a collector that runs by itself. */
    async observeAt(collector: string): Promise<{ sentAt: number; title: string }> {
      const { title, body } = otherTitle();
      const sentAt = Date.now();
      const answer = await fetch(`${collector}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${lead.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(lead.batch(lead.event(body))),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return { sentAt, title };
    },
    /** Takes everything in, as drift is judged. Milliseconds. What a collector then still does behind its log is done too, but is not counted. */
    async settle(): Promise<number> {
      const began = performance.now();
      await settlingOf(db).catchUp(AT, Number.POSITIVE_INFINITY);
      const { behind } = await standingAt(db, AT);
      if (behind > 0) throw new Error(`Still ${behind} behind.`);
      const took = performance.now() - began;
      await followingOf(db).catchUp(Number.POSITIVE_INFINITY);
      for (let sealed = 1; sealed > 0; ) sealed = await sealPlainOnce(db);
      return took;
    },
    async p95(path: string, times: number, who: 'lead' | 'technician' = 'lead'): Promise<number> {
      const { token } = who === 'lead' ? lead : served;
      const took: number[] = [];
      for (let at = 0; at <= times; at++) {
        const began = performance.now();
        const response = await call('GET', path, token);
        await response.text();
        if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
        // The first answer warms up.
        if (at > 0) took.push(performance.now() - began);
      }
      return Number((took.sort((a, b) => a - b)[Math.ceil(took.length * 0.95) - 1] as number).toFixed(1));
    },
    /** From a new observation sent to the answer of the list that has it. */
    async live(): Promise<number> {
      const took: number[] = [];
      for (let time = 0; time < 9; time++) {
        const { title, body } = otherTitle();
        const began = performance.now();
        const sent = await call('POST', '/v1/events', lead.token, lead.batch(lead.event(body)));
        if (!sent.ok) throw new Error(await sent.text());
        // A busy collector answers before it has taken in the newest, and says that it is behind.
        for (let text = ''; !text.includes(title); )
          text = await (await call('GET', '/v1/drift?client=client-0&technician=technician-3', lead.token)).text();
        took.push(performance.now() - began);
      }
      return Number((took.sort((a, b) => a - b)[Math.floor(took.length / 2)] as number).toFixed(1));
    },
    close: () => db.destroy(),
  };
}
