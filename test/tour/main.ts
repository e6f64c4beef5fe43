/**
 * The main job on real consoles, without a display: a technician joins over SCIM; read tickets in Request Tracker, give a technician accounts in LAM, MeshCentral and RT, once by hand and
 * once with Unswivel, with the worker stopped and the collector killed in mid-flight; then ask every console what it stored. Then the path of access for another technician, from joining to
 * the verified end, and what the packs say of it once the collector is stopped. Last line: JSON.
 *
 *   npm run tour [-- --pictures]     with --pictures the README's pictures are taken anew
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { verifyChain } from '../../lib/evidence/chain.ts';
import { createHands } from '../drive/hands.ts';
import { overlayOf } from '../drive/overlay.ts';
import { startRealConsoles } from '../drive/real-consoles.ts';
import { signIn } from '../drive/sign-in.ts';
import { openWorld } from '../drive/world.ts';
import { TAMSIN, walkAccess } from './access.ts';
import { identityProvider } from './identity-provider.ts';
import { joinOverScim } from './joiner.ts';
import { pictureOwnPages } from './own-pages.ts';
import { handOver } from './pack.ts';
import { personOf } from './person.ts';
import { storedFields } from './stored.ts';
import { storyMisses, TOLD_CLIENTS } from './story.ts';
import { consolesBehind } from './surname.ts';
import { accountTasks, type Task } from './tasks.ts';
import { compareTicket, ticketTruth } from './ticket-truth.ts';
import { fillStep, typeStep, walk } from './walk.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const OUT = join(ROOT, '.data', 'tour');
const PICTURES = process.argv.includes('--pictures') ? join(ROOT, 'test', 'tour', 'pictures') : OUT;
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const TICKETS = ['3', '2', '1'];
const started = Date.now();
const failures: string[] = [];

const say = (line: string) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
const must = (truth: boolean, sentence: string) => {
  if (!truth) failures.push(sentence);
};
/** those the README does not show stay with what the tour leaves behind */
const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(README.includes(`pictures/${name}.png`) ? PICTURES : OUT, `${name}.png`) });
};

for (const folder of [OUT, PICTURES]) mkdirSync(folder, { recursive: true });
const consoles = await startRealConsoles(say);
say(`the consoles answer at ${Object.values(consoles.url).join(', ')}`);
const world = await openWorld(consoles.url, { technician: 'mkruse', roles: ['technician', 'lead', 'compliance'] });
say(`collector at ${world.collector.url}, extension enrolled and granted`);

try {
  const provider = await identityProvider(world.collector);
  const joiner = await joinOverScim(provider);
  await world.own({ type: 'own.sync' });
  const person = personOf(joiner.technician, 'praman');
  say(`${person.display} joined over SCIM`);
  const tasks = accountTasks(person);
  for (const { login } of [person, TAMSIN]) await consoles.forget(login);

  const byHand = await runByHand(tasks);
  const typed = await storedFields(consoles, person);
  for (const { field, wanted, stored } of typed)
    must(wanted === stored, `by hand, ${field}: wanted “${wanted}”, stored “${stored}”`);
  await consoles.forget(person.login);

  await readTickets();
  const run = await runWithUnswivel(tasks);
  await world.delivered(60_000);
  const stored = await storedFields(consoles, person);
  for (const { field, wanted, stored: got } of stored)
    must(wanted === got, `${field}: wanted “${wanted}”, stored “${got}”`);

  const behind = await consolesBehind({ world, consoles, joiner, login: person.login }, say);
  must(behind.length === 3, `The new surname shows as drift in ${behind.join(', ') || 'no console'} only.`);
  say(`drift in ${behind.join(', ')}`);

  await pictureOwnPages(world, picture);
  const path = await walkAccess({ world, consoles, provider, say, must, picture });
  const evidence = await checkEvidence();
  const handed = await checkPacks();
  const ticketFields = await checkTickets();
  const keystrokes = { manual: byHand.keys + byHand.clicks, unswivel: run.hands.keys + run.hands.clicks };
  must(keystrokes.unswivel * 5 <= keystrokes.manual, 'Unswivel took more than a fifth of the keys and clicks.');

  say(`pictures in ${PICTURES}, events in ${join(OUT, 'events.jsonl')}`);
  for (const failure of failures) console.log(`   wrong  ${failure}`);
  const right = stored.filter((one) => one.wanted === one.stored).length;
  const fields = { filled: run.filled, right, kept: run.kept };
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    JSON.stringify({
      consoles: 3,
      ticketFields,
      fields,
      ...evidence,
      pack: handed.pack,
      drift: behind.length,
      keystrokes,
      path: { ...path, story: handed.story },
      seconds,
    }),
  );
} finally {
  await world.close();
  await consoles.forget(TAMSIN.login);
  if (!process.argv.includes('--keep')) await consoles.stop();
}
process.exitCode = failures.length > 0 ? 1 : 0;

/** With Unswivel paused: every value typed. The pages stay signed in for the second run. */
async function runByHand(tasks: Task[]) {
  await world.own({ type: 'own.pause', paused: true });
  const hands = createHands();
  for (const task of tasks) {
    const page = await world.driven.context.newPage();
    await signIn[task.console](page, consoles.url[task.console]);
    await walk(task, page, consoles.url[task.console], hands, (step) => typeStep(step, page, hands));
    await page.close();
  }
  await world.own({ type: 'own.pause', paused: false });
  say(`by hand: ${hands.keys} keys and ${hands.clicks} clicks`);
  return hands;
}

/** The last one read is the one worked for. */
async function readTickets(): Promise<void> {
  const page = await world.driven.context.newPage();
  for (const number of TICKETS) {
    await page.goto(`${consoles.url.rt}/Ticket/Display.html?id=${number}`);
    await (await overlayOf(page)).waitFor(new RegExp(`\\b${number}\\b`));
    await page.waitForTimeout(500);
  }
  await picture(page, 'ticket');
  say(`${TICKETS.length} tickets read`);
}

/** Each console is opened from the ticket's tab. MeshCentral is worked on while the collector is dead; the worker is stopped right after its fill. */
async function runWithUnswivel(tasks: Task[]) {
  const hands = createHands();
  const sum = { hands, filled: 0, kept: 0 };
  for (const task of tasks) {
    const page = await world.driven.context.newPage();
    const faulty = task.console === 'mesh';
    if (faulty) await world.collector.kill9();
    await walk(task, page, consoles.url[task.console], hands, async (step) => {
      const result = await fillStep(step, page, hands, picture);
      if (faulty) await world.driven.stopWorker();
      sum.filled += result.filled;
      sum.kept += result.kept;
      failures.push(...result.wrong);
    });
    if (faulty) await world.collector.start();
    say(`${task.console}: filled and saved${faulty ? ', with the collector killed and the worker stopped' : ''}`);
  }
  say(`with Unswivel: ${hands.keys} keys and ${hands.clicks} clicks`);
  return sum;
}

async function checkEvidence() {
  const device = await allEvents();
  const id = device[0]?.body.actor.device;
  const collected = (await world.collectedEvents()).filter(({ leaf }) => leaf.device === id);
  const chain = verifyChain(collected);
  must(chain.ok, `The chain does not verify: ${JSON.stringify(chain)}`);
  must(
    device.length === collected.length,
    `${device.length} events on the device, ${collected.length} at the collector.`,
  );
  writeFileSync(join(OUT, 'events.jsonl'), `${collected.map((event) => JSON.stringify(event)).join('\n')}\n`);
  return { events: { device: device.length, collector: collected.length }, chain: chain.ok ? 'ok' : 'broken' };
}

/** Events still come in while the last page is read: what counts is the device at rest, all of it delivered. */
async function allEvents() {
  for (;;) {
    const before = await world.deviceEvents();
    await new Promise((done) => setTimeout(done, 1500));
    await world.delivered(60_000);
    const now = await world.deviceEvents();
    if (now.length === before.length) return now;
  }
}

/** Each client's pack, without the collector: every byte, and the story it tells of the accounts. */
async function checkPacks() {
  const handed = await handOver(world.collector, TOLD_CLIENTS, OUT);
  const misses: string[] = [];
  for (const { ok, said, page, client } of handed) {
    must(ok, `The pack of ${client} does not verify: ${said}`);
    say(said);
    if (ok) misses.push(...(await storyMisses(world, client, page, picture)));
  }
  failures.push(...misses);
  const pack = handed.every(({ ok }) => ok) ? 'ok' : 'broken';
  return { pack, story: pack === 'ok' && misses.length === 0 ? 'ok' : 'broken' };
}

async function checkTickets() {
  const sum = { read: 0, right: 0 };
  const device = await world.deviceEvents();
  for (const number of TICKETS) {
    const event = device.find(({ body }) => body.verb === 'ticket.read' && body.ticket?.number === number);
    const { read, wrong } = event
      ? compareTicket(event.body, await ticketTruth(consoles.rtAddress, number))
      : { read: 0, wrong: ['it was not read'] };
    sum.read += read;
    sum.right += read - wrong.length;
    failures.push(...wrong.map((what) => `ticket ${number}: ${what}`));
  }
  return sum;
}
