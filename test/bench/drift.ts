/**
 * `npm run bench:drift [-- --technicians 2000 --clients 300 --consoles 3 --share 0.56 --attributes 4 --pairs FILE --postgres URL --folder DIR]`
 *
 * 2,000 technicians × 900 consoles, an account in 0.56 of the cells: 10^6 observations, one in twenty shows something else than the record. How long the built extension's page takes
 * to open the board, to narrow it and to show a new observation, with a collector process of its own (`page`; EXTENSION names the build), and the collector's own API by itself (`growth`:
 * at a quarter, and whole; on PostgreSQL, by `--postgres` or DATABASE_URL to an empty database, whole alone); how fast values are compared, and how often equal values are taken for different ones. To lay down and judge a million takes 10 to 20 minutes;
 * with `--folder` it stays, and is taken up again. The last line is JSON.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accountFindings } from '../../lib/drift/account-findings.ts';
import type { Observable } from '../../lib/drift/observable.ts';
import { observe } from '../../lib/drift/observation.ts';
import { compareValues } from '../../lib/drift/same/compare-values.ts';
import { derive } from '../../lib/record/derive.ts';
import { makePairs, readPairs } from '../drift/pairs.ts';
import { holderOf, type Size, shownOf } from './board-msp.ts';
import { measurePage, type PageFigures } from './board-page.ts';
import { openBoardWorld } from './board-world.ts';

const { values } = parseArgs({
  options: {
    technicians: { type: 'string', default: '2000' },
    clients: { type: 'string', default: '300' },
    consoles: { type: 'string', default: '3' },
    attributes: { type: 'string', default: '4' },
    share: { type: 'string', default: '0.56' },
    folder: { type: 'string' },
    pairs: { type: 'string' },
    postgres: { type: 'string' },
  },
});
const size: Size = {
  technicians: Number(values.technicians),
  clients: Number(values.clients),
  consoles: Number(values.consoles),
  attributes: Number(values.attributes),
  share: Number(values.share),
};
const quarter: Size = { ...size, clients: Math.max(1, Math.round(size.clients / 4)) };
const TIMES = 25;
/** Holds one world: only the whole is measured there, and without the page. */
const url = values.postgres ?? process.env.DATABASE_URL;

const small = url ? null : (await measure(quarter)).api;
const { api: whole, page } = await measure(size, values.folder);
const { falseDrift, recall } = precision(values.pairs);
const { fields: fieldsPerSecond, judged: judgedPerSecond } = speeds();
console.log(
  `compared ${fieldsPerSecond.toLocaleString('en')} fields/s, judged ${judgedPerSecond.toLocaleString('en')} fields/s; false drift ${falseDrift}, recall ${recall}`,
);
console.log(
  JSON.stringify({
    ...{ ...page, fieldsPerSecond, falseDrift, recall },
    growth: { small, whole },
  }),
);

async function measure(of: Size, kept?: string): Promise<{ api: Record<string, number>; page: PageFigures | null }> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'unswivel-board-'));
  try {
    const world = await openBoardWorld(folder, url, of);
    const accounts = world.accounts;
    console.log(
      `${accounts.toLocaleString('en')} accounts, ${of.attributes} values each, laid down in ${world.laidSeconds} s`,
    );
    const settleSeconds = round((await world.settle()) / 1000);
    console.log(`  taken in and judged in ${settleSeconds} s`);
    const client = `client-${Math.floor(of.clients / 2)}`;
    const boardMs = await world.p95('/v1/drift/board', TIMES);
    const listMs = await world.p95('/v1/drift', TIMES);
    const filterMs = await world.p95(`/v1/drift?client=${client}&severity=medium`, TIMES);
    const technicianMs = await world.p95('/v1/drift?technician=technician-7', TIMES);
    const coverageMs = await world.p95('/v1/drift/coverage', TIMES);
    const summaryMs = await world.p95('/v1/drift/summary', TIMES);
    const servedMs = await world.p95('/v1/drift', TIMES, 'technician');
    const liveMs = await world.live();
    console.log(
      `  p95: board ${boardMs} ms, list ${listMs}, filter ${filterMs}, one technician ${technicianMs}, coverage ${coverageMs}, summary ${summaryMs}, a technician’s list ${servedMs}, live ${liveMs}`,
    );
    const page = of === size && !url ? await measurePage(folder, world.observeAt) : null;
    await world.close();
    if (page) console.log(`  page: ${JSON.stringify(page)}`);
    const api = {
      accounts,
      settleSeconds,
      boardMs,
      listMs,
      filterMs,
      technicianMs,
      coverageMs,
      summaryMs,
      servedMs,
      liveMs,
    };
    return { api, page };
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

function precision(file: string | undefined): { falseDrift: number; recall: number } {
  const pairs = file ? readPairs(readFileSync(file, 'utf8')) : makePairs(10_000);
  const drift = new Set(['different', 'lookalike', 'spelling', 'missing']);
  const found = (same: boolean) => pairs.filter((pair) => pair.same === same);
  const told = (all: typeof pairs) =>
    all.filter((pair) => drift.has(compareValues(pair.attribute, pair.canonical, pair.observed)));
  const changed = found(false);
  return { falseDrift: told(found(true)).length, recall: round(told(changed).length / Math.max(1, changed.length), 4) };
}

/** The thread's own time: what else the machine does is no measure of it. */
function perSecond(work: () => number): number {
  for (let time = 0; time < 10; time++) work();
  let done = 0;
  const before = process.cpuUsage();
  for (let time = 0; time < 60; time++) done += work();
  const { user, system } = process.cpuUsage(before);
  return Math.round(done / ((user + system) / 1e6));
}

/** `fields`: a recorded value against a shown one. `judged`: the same within whole judgements of accounts, what the record says derived anew each time. */
function speeds(): { fields: number; judged: number } {
  const now = Date.parse('2026-11-20T08:00:00.000Z');
  const accounts = Array.from({ length: 400 }, (_, at) => {
    const holder = holderOf(at, 1, 0);
    return { holder, observation: observe(undefined, shownOf(holder, at, 15, now)) };
  });
  const pairs = accounts.flatMap(({ holder, observation }) => {
    const { technician, client, console, account } = holder;
    return derive({ technician, client, console, purpose: 'everyday', account }).values.flatMap(
      ({ attribute, value }) => {
        const shown = observation.shown[attribute as Observable]?.[0]?.value;
        return shown ? [{ attribute: attribute as Observable, value, shown }] : [];
      },
    );
  });
  return {
    fields: perSecond(() => {
      for (const { attribute, value, shown } of pairs) compareValues(attribute, value, shown);
      return pairs.length;
    }),
    judged: perSecond(() =>
      accounts.reduce((all, { holder, observation }) => {
        const { compared, unknown } = accountFindings(observation, holder, { now });
        return all + compared + unknown;
      }, 0),
    ),
  };
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
