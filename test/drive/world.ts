import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { z } from 'zod';
import { OWN_DEVICE } from '../../lib/evidence/receipt.ts';
import type { eventsAnswerSchema } from '../../lib/wire/api.schema.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus, LoggedEvent } from '../../lib/wire/own.ts';
import { type Driven, EXTENSION, launchWithExtension } from './browser.ts';
import { type CollectorProcess, startCollector } from './collector.ts';
import { type ChainRow, deviceRows } from './device-rows.ts';
import { createReader } from './reader.ts';

/** in the extension's own pages */
declare const chrome: Browser;

export type CollectedEvent = z.infer<typeof eventsAnswerSchema>['events'][number];

/** A real collector, a real browser with the built extension, enrolled and granted: where every end-to-end test begins. */
export interface World {
  collector: CollectorProcess;
  driven: Driven;
  /** the extension's own copy in this world: a test may change it and reload */
  extension: string;
  /** asks the worker from one of the extension's own pages */
  own<T>(message: OwnMessage): Promise<T>;
  /** one of the extension's own pages, for what only such a page may do */
  ownPage(): Promise<Page>;
  status(): Promise<DeviceStatus>;
  /** makes a code for a technician and enters it; gives what the worker answered */
  enrol(
    technician: string,
    roles?: string[],
    serves?: string[],
  ): Promise<{ ok: boolean; code?: string; sentence?: string }>;
  /** the person allows these consoles */
  grant(addresses: string[]): Promise<void>;
  /** the browser's number of the tab that shows this page */
  tabOf(page: Page): Promise<number>;
  /** what the device holds, oldest first */
  deviceEvents(): Promise<LoggedEvent[]>;
  /** the chain as it is stored on the device, every enrolment of it, oldest first */
  deviceRows(): Promise<ChainRow[]>;
  /** what the collector holds, in log order */
  collectedEvents(): Promise<CollectedEvent[]>;
  /** waits until nothing is waiting to be sent */
  delivered(ms?: number): Promise<void>;
  /** closes the browser and opens it again on the same profile, as the next morning does */
  restartBrowser(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  technician?: string;
  roles?: string[];
  serves?: string[];
  scheme?: 'light' | 'dark';
  /** false: the browser is as on its first day */
  enrolled?: boolean;
  /** ids of the consoles the person allows; absent = all */
  granted?: string[];
  /** another world's, for a second browser beside it; it stays that one's to stop */
  collector?: CollectorProcess;
  /** folders of other extensions that run beside ours */
  beside?: string[];
}

/**
 * `consoles`: id of a sample console → where it runs. The technician enrols through the welcome page's own message, grants every console by the button, and
 * serves all clients.
 */
export async function openWorld(consoles: Record<string, string>, options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'unswivel-world-'));
  const extension = join(folder, 'extension');
  cpSync(EXTENSION, extension, { recursive: true });
  const collector = options.collector ?? (await startCollector(join(folder, 'collector'), consoles));
  const loaded = [extension, ...(options.beside ?? [])].join();
  const launch = () => launchWithExtension(join(folder, 'profile'), { extension: loaded, scheme: options.scheme });
  let driven = await launch();
  const reader = await collectorReader(collector);
  let page: Page | null = null;

  const world: World = {
    collector,
    get driven() {
      return driven;
    },
    extension,
    async own(message) {
      const asking = await world.ownPage();
      return asking.evaluate((said) => chrome.runtime.sendMessage(said), message) as Promise<never>;
    },
    async ownPage() {
      // A reloaded extension closes its pages.
      if (!page || page.isClosed()) page = await driven.own('manifest.json');
      return page;
    },
    status: () => world.own<DeviceStatus>({ type: 'own.status' }),
    async enrol(technician, roles = ['technician'], serves = ['*']) {
      const code = await collector.code(technician, roles, serves);
      return world.own({ type: 'own.enrol', collector: collector.url, code, device: 'Test browser' });
    },
    async grant(addresses) {
      const origins = addresses.map((address) => new URL(address).origin);
      await grant(driven, await world.ownPage(), origins);
      await world.own({ type: 'own.granted', origins });
    },
    async tabOf(shown) {
      const url = shown.url();
      const asking = await world.ownPage();
      const id = await asking.evaluate(
        async (at) => (await chrome.tabs.query({})).find((tab) => tab.url === at)?.id,
        url,
      );
      if (id === undefined) throw new Error(`The extension sees no tab at ${url}.`);
      return id;
    },
    async deviceEvents() {
      return [...(await world.own<LoggedEvent[]>({ type: 'own.events', limit: 500 }))].sort((a, b) => a.seq - b.seq);
    },
    deviceRows: async () => deviceRows(await world.ownPage()),
    collectedEvents: reader,
    async delivered(ms = 20_000) {
      const end = Date.now() + ms;
      for (;;) {
        await world.own({ type: 'own.deliver' });
        const { evidence } = await world.status();
        if (evidence.waiting === 0) return;
        if (Date.now() > end)
          throw new Error(
            `${evidence.waiting} events still wait after ${ms} ms: ${evidence.problem ?? 'no reason given'}`,
          );
        await (await world.ownPage()).waitForTimeout(200);
      }
    },
    async restartBrowser() {
      await driven.close();
      driven = await launch();
    },
    async close() {
      await driven.close();
      if (!options.collector) await collector.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  if (options.enrolled === false) return world;
  const enrolled = await world.enrol(options.technician ?? 'mkruse', options.roles, options.serves);
  if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.sentence}`);
  const granted = options.granted ?? Object.keys(consoles);
  await world.grant(granted.map((id) => consoles[id] as string));
  return world;
}

/** The browser's prompt is answered first, then the request is made from a real click, as in the extension's own pages. */
async function grant(driven: Driven, page: Page, origins: string[]): Promise<void> {
  if (origins.length === 0) return;
  await driven.allow(origins);
  await page.evaluate(
    (list) => {
      const button = document.createElement('button');
      button.id = 'grant-by-test';
      button.onclick = () => void chrome.permissions.request({ origins: list });
      document.body.append(button);
    },
    origins.map((origin) => `${new URL(origin).protocol}//${new URL(origin).hostname}/*`),
  );
  await page.locator('#grant-by-test').dispatchEvent('click');
  await page.locator('#grant-by-test').evaluate((button) => button.remove());
}

/** Reads the log as a compliance person does, over the API. */
async function collectorReader(collector: CollectorProcess): Promise<() => Promise<CollectedEvent[]>> {
  const reader = await createReader(collector, 'root', ['compliance', 'administrator']);
  return async () => {
    const events: CollectedEvent[] = [];
    let after: number | null = null;
    do {
      const query = new URLSearchParams({ limit: '200', ...(after === null ? {} : { after: String(after) }) });
      const answer = (await reader.get(`/v1/events?${query}`)) as z.infer<typeof eventsAnswerSchema>;
      // The collector's own events, of this very reading among others, are not what the tests look for.
      events.push(...answer.events.filter(({ leaf }) => leaf.device !== OWN_DEVICE));
      after = answer.next;
    } while (after !== null);
    return events;
  };
}
