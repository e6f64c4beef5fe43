/**
 * How fast a device that was offline hands in what it stored. The built extension in a real browser, a real collector: the collector is stopped, events are made by messages of
 * a console's page, the collector is started again. The clock runs from the moment it answers until the device has every event marked as delivered, which it does only
 * after each batch's places, the log's signature and the log's history were checked. Then both ends are compared, event by event. Last line: JSON.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { openPractice } from '../e2e/practice-world.ts';
import { machine } from './machine.ts';
import { storeByMessages } from './store-by-messages.ts';

const EVENTS = Number(process.env.EVENTS ?? 10_000);
const ROUND = 1000;
const round = (value: number): number => Math.round(value * 100) / 100;

const practice = await openPractice();
const { world } = practice;
const page = await practice.ticket(1041);
const { hashMs } = await machine(page);
console.log(`This machine: 2 M hash rounds ${round(hashMs)} ms.`);
await world.delivered();
const before = (await world.deviceRows()).length;
await world.collector.stop();

let last = performance.now();
await storeByMessages(world, page, EVENTS, (stored) => {
  const now = performance.now();
  console.log(
    `${stored} of ${EVENTS} events stored offline; each of the last ${ROUND} took ${round((now - last) / ROUND)} ms`,
  );
  last = now;
});

await world.collector.start();
const started = performance.now();
const asked = world.own({ type: 'own.deliver' });
let seconds = 0;
for (let waiting = EVENTS; waiting > 0; ) {
  await wait(500);
  const thousands = Math.ceil(waiting / ROUND);
  ({ waiting } = (await world.status()).evidence);
  seconds = (performance.now() - started) / 1000;
  if (Math.ceil(waiting / ROUND) < thousands) console.log(`${waiting} still wait after ${round(seconds)} s`);
  if (seconds > 600) throw new Error(`${waiting} events still wait after ten minutes.`);
}
await asked;

const rows = await world.deviceRows();
const kept = rows.filter(({ state }) => state === 'delivered');
if (rows.length < before + EVENTS || kept.length !== rows.length)
  throw new Error(`Of ${rows.length} events ${kept.length} are marked as delivered; ${before + EVENTS} were stored.`);
const collected = await world.collectedEvents();
const inLog = collected.filter(({ leaf }) => leaf.device === rows[0]?.identity);
const inOrder =
  inLog.length === rows.length &&
  rows.every(({ seq, index, leafHash }, at) => {
    const entry = inLog[at];
    return seq === at + 1 && entry?.leaf.seq === seq && entry.index === index && entry.leafHash === leafHash;
  });
await practice.close();
console.log(
  JSON.stringify({ events: EVENTS, seconds: round(seconds), eventsPerSecond: Math.round(EVENTS / seconds), inOrder }),
);
if (!inOrder) process.exitCode = 1;
