import { join } from 'node:path';
import { nextFreePort } from '../../lib/start/ports.ts';
import { type PracticePair, startPractice } from '../../lib/start/practice/start.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { type BrowserProcess, openBrowser } from './browser-process.ts';
import type { Chance } from './chance.ts';
import { type CollectorProcess, type CollectorStart, createCollector } from './collector-process.ts';
import { type EngineParts, openEngine } from './engine.ts';
import { buildWithFaults } from './fault-build.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { Engine } from './options.ts';
import { personAt } from './person.ts';
import { type Network, openProxy } from './proxy.ts';
import { enrolSender, type Sender } from './sender.ts';
import { ticketNumbers, writeTickets } from './tickets.ts';

/** `read`: one or two tickets are opened. `fill`: a ticket, then the form for it is filled, now and then undone or sent. */
export type Work = 'read' | 'fill';

/** Everything a fault can reach. */
export interface Stage {
  chance: Chance;
  engine: Engine;
  ledger: Ledger;
  proxy: Network;
  collector: CollectorProcess;
  database: EngineParts;
  /** a device of our own that sends poison */
  sender: Sender;
  /** reads the log as a compliance person does */
  reader: Reader;
  readonly browser: BrowserProcess;
  /** Works until done, until `signal` aborts, or until browser and worker let it down; never throws. */
  work(kind: Work, signal?: AbortSignal): Promise<void>;
  /** Brings back what ended: collector, browser, a clean network. */
  mend(how?: CollectorStart): Promise<void>;
  /** tells the worker to send now, as the person's button does; what comes of it shows at the end */
  deliver(): Promise<void>;
  fired: Map<string, number>;
  /** what is wrong beyond the counts, as sentences */
  problems: string[];
  close(): Promise<void>;
}

export interface StageParts {
  folder: string;
  chance: Chance;
  engine: Engine;
  tickets: number;
  said: (line: string) => void;
}

/** Builds the fault build, sets up collector, proxy, practice consoles and browser, enrols and grants. */
export async function openStage({ folder, chance, engine, tickets, said }: StageParts): Promise<Stage> {
  const extension = await buildWithFaults(join(folder, 'build'));
  writeTickets(join(folder, 'practice'), tickets);
  const pair = await startPractice({ state: join(folder, 'practice'), deskPort: 0, portalPort: 0 });
  const database = await openEngine(engine, folder);
  // Away from where other tests look for a port: ours is free for a moment whenever the collector is ended.
  const port = await nextFreePort(21_000 + (process.pid % 9000));
  const collector = createCollector(database.data, port, database.env, join(folder, 'collector.log'));
  await setUp(collector, pair);
  await collector.start();
  const proxy = await openProxy(collector.url);
  const profile = join(folder, 'profile');
  let browser = await openBrowser(profile, extension);
  await enrol(browser, collector, proxy, pair);
  // Chromium writes its preferences, the grants among them, some seconds late; from here on only evidence is at stake.
  await browser.driven.close();
  browser = await openBrowser(profile, extension);
  const nextTicket = ticketNumbers();
  const ledger = createLedger();

  const stage: Stage = {
    chance,
    engine,
    ledger,
    proxy,
    collector,
    database,
    sender: await enrolSender(collector, 'jadeyemi'),
    reader: await createReader(collector, 'root', ['compliance', 'administrator']),
    get browser() {
      return browser;
    },
    async work(kind, signal = new AbortController().signal) {
      const person = personAt(browser.tab, pair, ledger, signal);
      const began = Date.now();
      try {
        const ticket = nextTicket();
        await person.readTicket(ticket);
        if (kind === 'read') return chance.yes(0.4) ? await person.readTicket(nextTicket()) : undefined;
        await person.fill(ticket);
        if (chance.yes(0.25)) await person.undo(ticket);
        else if (chance.yes(0.35)) await person.submit(ticket);
      } catch (error) {
        said(`    let down after ${Date.now() - began} ms: ${(error as Error).message.split('\n')[0]?.slice(0, 200)}`);
      }
    },
    async mend(how) {
      proxy.clear();
      database.disk.free();
      await database.mend();
      if (!collector.running()) await collector.start(how);
      // A loaded machine may need a second try.
      if (!browser.alive())
        browser = await openBrowser(profile, extension).catch(() => openBrowser(profile, extension));
    },
    async deliver() {
      await browser.own({ type: 'own.deliver' }).catch(() => undefined);
    },
    fired: new Map(),
    problems: [],
    async close() {
      await browser.kill9().catch(() => undefined);
      await collector.kill9();
      proxy.close();
      await pair.stop();
      await database.stop();
    },
  };
  return stage;
}

const ADMINISTRATOR = ['--user-name', 'root', '--given-name', 'Robin', '--family-name', 'Root'];

async function setUp(collector: CollectorProcess, pair: PracticePair): Promise<void> {
  await collector.command('init', ...ADMINISTRATOR, '--email', 'root@msp.example');
  const places = [`practice-desk=${pair.desk.url}`, `practice-portal=${pair.portal.url}`];
  await collector.command('sample', 'add', ...places.flatMap((place) => ['--console', place]));
}

/** The technician enrols and allows both consoles, through the proxy as ever after. */
async function enrol(
  browser: BrowserProcess,
  collector: CollectorProcess,
  proxy: Network,
  pair: PracticePair,
): Promise<void> {
  const code = await collector.code('mkruse', ['technician'], ['*']);
  const enrolled = await browser.own<{ ok: boolean }>({
    type: 'own.enrol',
    collector: proxy.url,
    code,
    device: 'Hammered browser',
  });
  if (!enrolled.ok) throw new Error(`Not enrolled: ${JSON.stringify(enrolled)}`);
  const origins = [pair.desk.url, pair.portal.url];
  await browser.driven.allow(origins);
  await browser.page.evaluate(
    (list) => {
      const button = document.createElement('button');
      button.id = 'grant';
      button.onclick = () => void (globalThis as unknown as Granting).chrome.permissions.request({ origins: list });
      document.body.append(button);
    },
    origins.map((origin) => `http://${new URL(origin).hostname}/*`),
  );
  await browser.page.locator('#grant').dispatchEvent('click');
  await browser.own({ type: 'own.granted', origins });
}

interface Granting {
  chrome: { permissions: { request(wanted: { origins: string[] }): Promise<boolean> } };
}
