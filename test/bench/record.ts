/**
 * The record at the size of a large MSP, on both engines: 10,000 technicians arrive over SCIM one by one, as an identity provider's first sync sends them; then, beside
 * 1,000 clients × 5 consoles and 50,000 accounts, what an overlay asks the collector (whose account is this?), what administrators search, and what a device asks
 * every half minute. Derivation runs here, without a collector. Last line: JSON; memory is the collector's process after all of it.
 *
 *   npm run bench:record [-- --technicians 10000] [--engine sqlite|postgres]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { derive } from '../../lib/record/derive.ts';
import { startCollector } from '../drive/collector.ts';
import { startPostgres } from '../drive/postgres.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import {
  accountSeed,
  clientSeed,
  consoleSeed,
  exceptionSeed,
  familyOf,
  scimUser,
  seed,
  technicianSeed,
  templateSeed,
} from './record-seeds.ts';

const { values } = parseArgs({
  options: { technicians: { type: 'string', default: '10000' }, engine: { type: 'string' } },
});
const TECHNICIANS = Number(values.technicians);
const CLIENTS = TECHNICIANS / 10;
const CONSOLES = 5;
const ACCOUNTS = TECHNICIANS * 5;
/** as many as Entra's provisioning opens */
const CONNECTIONS = 4;
const ASKED = 300;

type Figures = Record<'syncSeconds' | 'lookupP95Ms' | 'searchP95Ms' | 'derivePerSecond' | 'rssMB', number>;

async function measure(engine: string, folder: string, url: string | undefined): Promise<Figures> {
  process.env.DATABASE_URL = url ?? '';
  const collector = await startCollector(folder, {});
  try {
    const administrator = await createReader(collector, 'mkruse', ['administrator', 'lead'], ['*']);
    const syncSeconds = await sync(collector.url, administrator);
    console.log(`${engine}: ${TECHNICIANS} users in ${syncSeconds} s (load ${loadavg()[0]?.toFixed(1)})`);
    const people = await withClients(folder, url);
    const technician = await createReader(collector, 'lnguyen', ['technician'], ['*']);
    const lookupP95Ms = await lookups(technician, people);
    const { searchP95Ms, byKind } = await searches(administrator);
    const standing = await standings(technician);
    console.log(
      `${engine}: search p95 by kind ${JSON.stringify(byKind)}; asking whether anything changed ${standing} ms`,
    );
    return { syncSeconds, lookupP95Ms, searchP95Ms, derivePerSecond: derivations(), rssMB: rss(collector.pid()) };
  } finally {
    await collector.stop();
  }
}

/** One POST for each user over a few connections, while somebody else asks for something small all the time. Gives seconds. */
async function sync(url: string, administrator: Reader): Promise<number> {
  await made(administrator, 'PUT', '/v1/sources/idp', {
    id: 'idp',
    version: 1,
    label: 'Identity provider',
    kind: 'scim',
    owns: OWNED,
  });
  const { secret } = (await made(administrator, 'POST', '/v1/tokens', { label: 'Provisioning', source: 'idp' })) as {
    secret: string;
  };
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json' };
  let next = 0;
  let worst = 0;
  const began = performance.now();
  const sending = Array.from({ length: CONNECTIONS }, async () => {
    while (next < TECHNICIANS) {
      const body = JSON.stringify(scimUser(next++));
      const answer = await fetch(`${url}/scim/v2/idp/Users`, { method: 'POST', headers, body });
      if (answer.status !== 201) throw new Error(`Answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
      await answer.arrayBuffer();
    }
  });
  let going = true;
  const beside = (async () => {
    while (going) {
      const asked = performance.now();
      await (await fetch(`${url}/v1/status`)).arrayBuffer();
      worst = Math.max(worst, performance.now() - asked);
      await new Promise((done) => setTimeout(done, 50));
    }
  })();
  await Promise.all(sending);
  going = false;
  await beside;
  console.log(`the longest anybody else waited meanwhile: ${Math.round(worst)} ms`);
  return rounded((performance.now() - began) / 1000);
}

const OWNED = [
  'userName',
  'name',
  'displayName',
  'title',
  'emails',
  'phoneNumbers',
  'preferredLanguage',
  'active',
  'employeeNumber',
  'department',
  'organization',
];

/** Clients, consoles and accounts, stored as the collector stores them; gives whose account is where. */
async function withClients(
  folder: string,
  url: string | undefined,
): Promise<{ technician: string; client: number; console: number }[]> {
  const db = await openDatabase(folder, url);
  try {
    const rows = await db.selectFrom('objects').select('id').where('kind', '=', 'technicians').orderBy('id').execute();
    const ids = rows.map(({ id }) => id).slice(0, TECHNICIANS);
    await seed(db, 'templates', [templateSeed()]);
    await seed(
      db,
      'clients',
      Array.from({ length: CLIENTS }, (_, at) => clientSeed(at)),
    );
    await seed(
      db,
      'consoles',
      Array.from({ length: CLIENTS * CONSOLES }, (_, at) => consoleSeed(Math.floor(at / CONSOLES), at % CONSOLES)),
    );
    await seed(
      db,
      'exceptions',
      Array.from({ length: CLIENTS / 10 }, (_, at) => exceptionSeed(at, ids[at] as string)),
    );
    const places = Array.from({ length: ACCOUNTS }, (_, at) => ({
      technician: ids[at % ids.length] as string,
      client: (at * 7) % CLIENTS,
      console: Math.floor(at / ids.length) % CONSOLES,
    }));
    await seed(
      db,
      'accounts',
      places.map(({ technician, client, console }, at) => accountSeed(technician, client, console, at)),
    );
    return places;
  } finally {
    await db.destroy();
  }
}

/** What the overlay asks when somebody fills: the account of this person, here. */
async function lookups(
  reader: Reader,
  places: { technician: string; client: number; console: number }[],
): Promise<number> {
  return p95(ASKED, async (at) => {
    const { technician, client, console } = places[(at * 331) % places.length] as (typeof places)[number];
    const body = {
      technician,
      client: `client-${client}`,
      console: `console-${client}-${console}`,
      purpose: 'everyday',
    };
    const answer = await reader.call('POST', '/v1/accounts/allot', body);
    if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  });
}

async function searches(reader: Reader): Promise<{ searchP95Ms: number; byKind: Record<string, number> }> {
  const asked: Record<string, (at: number) => string> = {
    technicians: (at) => familyOf(at * 13).toLowerCase(),
    clients: (at) => `holdings ${at}`,
    consoles: (at) => `client ${at} iam`,
    accounts: (at) => `name${at * 17}`,
  };
  const byKind: Record<string, number> = {};
  for (const [kind, query] of Object.entries(asked))
    byKind[kind] = await p95(ASKED / 4, async (at) => {
      await reader.get(`/v1/search/${kind}?q=${encodeURIComponent(query(at))}`);
    });
  return { searchP95Ms: Math.max(...Object.values(byKind)), byKind };
}

/** A device that has everything asks whether anything changed. */
async function standings(reader: Reader): Promise<number> {
  const { version } = (await reader.get('/v1/snapshot')) as { version: string };
  return p95(ASKED / 3, async () => {
    const { status } = await reader.call('GET', '/v1/snapshot', undefined, { 'if-none-match': `"${version}"` });
    if (status !== 304) throw new Error(`Answered ${status}, not 304.`);
  });
}

/** Whole accounts, each of another person at another client, by template, convention and exception; a second of processor time, since the machine is shared. */
function derivations(): number {
  const people = Array.from({ length: 1000 }, (_, at) => technicianSeed(at));
  const clients = Array.from({ length: 100 }, (_, at) => clientSeed(at));
  const consoles = clients.map((_, at) => consoleSeed(at, at % CONSOLES));
  const exceptions = clients.map((_, at) => [exceptionSeed(at, 'technician-0')]);
  const templates = [templateSeed()];
  const once = (at: number) => {
    const client = at % clients.length;
    return derive({
      technician: people[at % people.length] as never,
      client: clients[client] as never,
      console: consoles[client] as never,
      purpose: 'everyday',
      templates,
      exceptions: exceptions[client] as never,
    }).values.length;
  };
  for (let at = 0; at < 20_000; at++) once(at);
  const rounds = 200_000;
  const [began, used] = [performance.now(), process.cpuUsage()];
  let values = 0;
  for (let at = 0; at < rounds; at++) values += once(at);
  if (values < rounds * 10) throw new Error('The accounts derived lack values.');
  const { user, system } = process.cpuUsage(used);
  console.log(`${Math.round(rounds / ((performance.now() - began) / 1000))} accounts derived in a second of the clock`);
  return Math.round(rounds / ((user + system) / 1e6));
}

async function p95(times: number, ask: (at: number) => Promise<void>): Promise<number> {
  for (let at = 0; at < 20; at++) await ask(at);
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    await ask(at);
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return rounded(took[Math.floor(took.length * 0.95)] as number);
}

async function made(reader: Reader, method: string, path: string, body: unknown): Promise<unknown> {
  const answer = await reader.call(method, path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

function rss(pid: number | undefined): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

const folder = mkdtempSync(join(tmpdir(), 'unswivel-record-'));
const figures: Record<string, Figures> = {};
try {
  if (values.engine !== 'postgres') figures.sqlite = await measure('sqlite', join(folder, 'sqlite'), undefined);
  if (values.engine !== 'sqlite') {
    const server = await startPostgres();
    try {
      figures.postgres = await measure('postgres', join(folder, 'postgres'), await server.newDatabase());
    } finally {
      await server.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(figures));
