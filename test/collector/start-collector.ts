/** A real collector in a temporary folder, on the engine this run is about, with the sample MSP, a clock that can be set, and devices that sign like real ones. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { createApp } from '../../lib/collector/app.ts';
import { createAppender } from '../../lib/collector/appender.ts';
import type { Database } from '../../lib/collector/database.ts';
import { issueCode } from '../../lib/collector/enrolment.ts';
import { createLimits } from '../../lib/collector/limits.ts';
import type { LogLine } from '../../lib/collector/log.ts';
import { type LogBook, openLogBook } from '../../lib/collector/log-book.ts';
import { createLogKey, logKeyFile, readLogKey, writeLogKey } from '../../lib/collector/log-key.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { readBatch } from '../../lib/collector/read-batch.ts';
import { addSample } from '../../lib/collector/sample.ts';
import { SAMPLE_TECHNICIANS } from '../../lib/collector/sample-technicians.ts';
import { readLogId, setUp } from '../../lib/collector/set-up.ts';
import { createTreeNodes } from '../../lib/collector/tree-nodes.ts';
import { batchBytes, enrolBytes } from '../../lib/evidence/batch.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { bodyMac, type Leaf, leafHash, NO_LEAF } from '../../lib/evidence/leaf.ts';
import type { Role, Technician } from '../../lib/record/record.schema.ts';
import { newPlace } from './engine.ts';

export const SAMPLE_ADDRESSES = ['rt', 'mesh', 'lam', 'practice-desk', 'practice-portal'].map(
  (id, i) => [id, new URL(`http://127.0.0.1:${9001 + i}`)] as [string, URL],
);

export type TestCollector = Awaited<ReturnType<typeof startCollector>>;
export type TestDevice = Awaited<ReturnType<TestCollector['enrol']>>;

export interface SentEvent {
  leaf: Leaf;
  salt: string;
  body: unknown;
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

/** `place`: where its data lies, when no test says so; `patient`: nobody asks too often. */
export async function startCollector({
  publicLog = false,
  place,
  patient = false,
}: {
  publicLog?: boolean;
  place?: Awaited<ReturnType<typeof newPlace>>;
  patient?: boolean;
} = {}) {
  const { folder, url, remove } = place ?? (await newPlace());
  const db = await openDatabase(folder, url);
  const clock = { now: new Date('2026-11-20T08:00:00.000Z') };
  const change = { at: clock.now.toISOString(), by: 'command line' };
  const admin: Technician = {
    ...(SAMPLE_TECHNICIANS[0] as Technician),
    id: 'root',
    userName: 'root',
    displayName: 'First Administrator',
  };
  const keyFile = logKeyFile(folder);
  writeLogKey(keyFile, createLogKey());
  await setUp(db, { technician: admin }, readLogKey(keyFile), change);
  await addSample(db, new Map(SAMPLE_ADDRESSES), change);
  const log = (await readLogId(db)) as string;
  const lines: LogLine[] = [];
  const book = openLogBook(log, keyFile);
  const app = appOver(db, book);
  const call = callOn(app);

  function appOver(db: Database, book: LogBook) {
    return createApp({
      db,
      reads: db,
      batches: { read: async (request) => readBatch(request) },
      log,
      book,
      appender: createAppender(db, book, () => clock.now),
      nodes: createTreeNodes(db),
      version: '0.0.0',
      now: () => clock.now,
      limits: createLimits(patient ? () => performance.now() * 1e9 : () => clock.now.getTime()),
      write: (line) => lines.push(line),
      behindProxy: false,
      publicLog,
    });
  }

  const enrol = (technician: string, grant: { roles?: Role[]; serves?: string[] } = {}) =>
    enrolWith(technician, generateKeyPairSync('ed25519'), grant);

  /** … with a key the test keeps, to sign other things than batches */
  async function enrolWith(
    technician: string,
    key: { publicKey: KeyObject; privateKey: KeyObject },
    grant: { roles?: Role[]; serves?: string[] } = {},
  ) {
    const { code } = await issueCode(db, { technician, minutes: 60, ...grant }, clock.now, 'command line');
    const answer = await call('POST', '/v1/enrol', { body: enrolBody(code, key) });
    if (answer.status !== 201) throw new Error(`Not enrolled: ${JSON.stringify(answer.json)}`);
    return createDevice(answer.json.device, answer.json.token, technician, log, key.privateKey);
  }

  return {
    folder,
    db,
    log,
    clock,
    lines,
    app,
    call,
    book,
    /** the same log in another database: one that was restored */
    over: (other: Database, its: LogBook) => callOn(appOver(other, its)),
    enrol,
    enrolWith,
    notices: () => db.selectFrom('security_events').selectAll().orderBy('id').execute(),
    stop: async () => {
      await db.destroy();
      remove();
    },
  };
}

const isJson = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('application/json') ?? false;

/** Calls an app as a client would. */
const callOn =
  (app: ReturnType<typeof createApp>) =>
  async (
    method: string,
    path: string,
    given: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const text = typeof given.body === 'string' ? given.body : JSON.stringify(given.body);
    const response = await app.request(path, {
      method,
      headers: {
        ...(given.token ? { authorization: `Bearer ${given.token}` } : {}),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { body: text }),
    });
    const answer = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      json: isJson(response) && answer ? JSON.parse(answer) : null,
    };
  };

export function enrolBody(code: string, key: { publicKey: KeyObject; privateKey: KeyObject }, name = 'Test browser') {
  const publicKey = key.publicKey.export({ format: 'jwk' }).x as string;
  const proof = sign(null, enrolBytes(code), key.privateKey).toString('base64url');
  return { code, device: { name, publicKey, proof } };
}

/** A device's chain: `event` makes the next one, `batch` signs. */
export function createDevice(id: string, token: string, technician: string, log: string, key: KeyObject) {
  const chain = { seq: 0, last: NO_LEAF };

  function bodyOf(change: Partial<EventBody> = {}): EventBody {
    return {
      v: 1,
      id: uuid(),
      at: '2026-11-20T08:00:00.000Z',
      verb: 'ticket.read',
      outcome: 'success',
      actor: { technician, version: 1, device: id },
      ticket: { console: 'rt', number: '17' },
      client: { id: 'northwind', version: 1 },
      ...change,
    };
  }

  function sealed(seq: number, prev: string, body: unknown): SentEvent {
    const salt = randomBytes(32).toString('hex');
    return { leaf: { v: 1, log, device: id, seq, prev, body: bodyMac(salt, body) }, salt, body };
  }

  function event(body: unknown = bodyOf()): SentEvent {
    const made = sealed(chain.seq + 1, chain.last, body);
    chain.seq++;
    chain.last = leafHash(made.leaf);
    return made;
  }

  function batch(...events: SentEvent[]) {
    const hashes = events.map((one) => leafHash(one.leaf));
    const signature = sign(null, batchBytes(hashes), key).toString('base64url');
    return { events, signature, seen: { epoch: 1, size: 0 }, held: chain.seq, sentAt: '2026-11-20T08:00:00.000Z' };
  }

  return { id, token, technician, chain, bodyOf, sealed, event, batch };
}
