/**
 * `npm run bench:lifecycle [-- --commands 100000 --lanes 16 --seed 8 --engine sqlite|postgres --broken RULE]`
 *
 * Random commands by any mix of roles, clocks and offline delays, several at once, against a collector over its API; then a checker that reads the log's events alone says what must
 * never have happened (test/lifecycle/path-checker.ts). `states` and `transitions`: how many different ones were reached. `fanOutMs`: a leaver of 200 accounts over 50 clients.
 * `--engine postgres` starts a server of its own. `--broken` breaks one rule of the table on purpose (test/lifecycle/broken-rules.ts): then something forbidden must be found.
 * The last line is JSON; anything forbidden ends it with 1.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { BODY_COLUMNS, opened } from '../../lib/collector/bodies/open-body.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { type LifecycleWorld, startLifecycleWorld } from '../collector/lifecycle/lifecycle-world.ts';
import { createPerformer } from '../collector/lifecycle/perform.ts';
import { startCollector } from '../collector/start-collector.ts';
import { startPostgres } from '../drive/postgres.ts';
import { BROKEN_RULES, type BrokenRule, breakRule } from '../lifecycle/broken-rules.ts';
import { createPathChecker } from '../lifecycle/path-checker.ts';
import { command } from '../lifecycle/random-commands.ts';
import { fanOutMs } from './fan-out.ts';

const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '100000' },
    lanes: { type: 'string', default: '16' },
    seed: { type: 'string', default: '8' },
    engine: { type: 'string', default: 'sqlite' },
    broken: { type: 'string' },
  },
});
const total = Number(values.commands);
/** events read at a time */
const PAGE = 5000;
const server = values.engine === 'postgres' ? await startPostgres() : undefined;
const fanOut = await within(tmpdir(), fanOutMs);
console.log(`a leaver of 200 accounts over 50 clients: ${fanOut} ms`);
if (values.broken) breakRule(ruleOf(values.broken));
// A hundred thousand syncs would measure the disk, and nothing here is about it.
await within(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), async (world) => {
  await prepare(world);
  const { taken, refused, seconds } = await perform(world);
  console.log(`${total.toLocaleString('en')} commands in ${seconds} s: ${taken} steps taken, ${refused} refused`);
  const { forbidden, states, transitions, standing } = await check(world);
  forbidden.push(...(await strays(world, standing)));
  for (const one of forbidden.slice(0, 20)) console.log(`forbidden: ${one}`);
  console.log(
    JSON.stringify({
      ...{ commands: total, forbidden: forbidden.length, states: states.size, transitions: transitions.size },
      fanOutMs: fanOut,
    }),
  );
  process.exitCode = forbidden.length > 0 ? 1 : 0;
});
await server?.stop();

function ruleOf(name: string): BrokenRule {
  if (name in BROKEN_RULES) return name as BrokenRule;
  throw new Error(`There is no rule “${name}” here. There are: ${Object.keys(BROKEN_RULES).join(', ')}.`);
}

/** A collector of its own in a folder there, on the engine asked for. */
async function within<T>(where: string, work: (world: LifecycleWorld) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(where, 'unswivel-lifecycle-'));
  const place = {
    folder,
    url: await server?.newDatabase(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  const world = await startLifecycleWorld(await startCollector({ place, patient: true }));
  try {
    return await work(world);
  } finally {
    await world.stop();
  }
}

async function prepare({ put, opens, jide }: LifecycleWorld): Promise<void> {
  await put('clients', 'northwind', { lifecycle: { standard: true, repeatMinutes: 30, blockOverdue: true } });
  await put('technicians', 'zmueller', { templates: ['desk'] });
  await opens(jide);
}

async function perform(world: LifecycleWorld) {
  const began = performance.now();
  const performer = createPerformer(world);
  const commands = fc.sample(command, { numRuns: total, seed: Number(values.seed) });
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < commands.length; n = next++) {
      const one = commands[n];
      if (one) await performer.perform(one);
      if (n > 0 && n % 10_000 === 0) console.log(`  ${n.toLocaleString('en')} …`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
  return { ...performer.counts(), seconds: Math.round((performance.now() - began) / 1000) };
}

async function check({ collector: { db } }: LifecycleWorld) {
  const checker = createPathChecker({ northwind: ['praman'] });
  for (let from = 0; ; ) {
    const rows = await db
      .selectFrom('event_bodies as b')
      .innerJoin('log_entries as e', 'e.idx', 'b.idx')
      .select('b.idx')
      .select(BODY_COLUMNS)
      .where('b.idx', '>=', from)
      .orderBy('b.idx')
      .limit(PAGE)
      .execute();
    for (const { body } of opened(db, rows)) if (body !== null) checker.take(JSON.parse(body) as EventBody);
    if (rows.length < PAGE) return checker.checked;
    from = Number(rows.at(-1)?.idx) + 1;
  }
}

/** Requests that stand elsewhere than their events say. */
async function strays({ collector: { db } }: LifecycleWorld, standing: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = await db.selectFrom('requests').select(['id', 'state']).execute();
  return rows.flatMap(({ id, state }) =>
    standing.get(id) === state ? [] : [`${id} is ${state}, and its events say ${standing.get(id)}`],
  );
}
