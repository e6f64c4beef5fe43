import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { z } from 'zod';
import type { eventsAnswerSchema } from '../../lib/wire/api.schema.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus, LoggedEvent } from '../../lib/wire/own.ts';
import { type Driven, launchWithExtension } from './browser.ts';
import { type CollectorProcess, startCollector } from './collector.ts';
import { createReader } from './reader.ts';

/** in the extension's own pages */
declare const chrome: Browser;

type CollectedEvent = z.infer<typeof eventsAnswerSchema>['events'][number];

/** A real collector, a real browser with the built extension, enrolled and granted: where every end-to-end test begins. */
export interface World {
  collector: CollectorProcess;
  driven: Driven;
  /** asks the worker from one of the extension's own pages */
  own<T>(message: OwnMessage): Promise<T>;
  status(): Promise<DeviceStatus>;
  /** what the device holds, oldest first */
  deviceEvents(): Promise<LoggedEvent[]>;
  /** what the collector holds, in log order */
  collectedEvents(): Promise<CollectedEvent[]>;
  /** waits until nothing is waiting to be sent */
  delivered(ms?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * `consoles`: id of a sample console → where it runs. The technician enrols through the welcome page's own message, grants every console by the button, and
 * serves all clients.
 */
export async function openWorld(
  consoles: Record<string, string>,
  options: { technician?: string; roles?: string[]; serves?: string[]; scheme?: 'light' | 'dark' } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'unswivel-world-'));
  const collector = await startCollector(join(folder, 'collector'), consoles);
  const driven = await launchWithExtension(join(folder, 'profile'), { scheme: options.scheme });
  const page = await driven.own('manifest.json');
  const reader = await collectorReader(collector);

  const world: World = {
    collector,
    driven,
    own: (message) => page.evaluate((said) => chrome.runtime.sendMessage(said), message) as Promise<never>,
    status: () => world.own<DeviceStatus>({ type: 'own.status' }),
    async deviceEvents() {
      return [...(await world.own<LoggedEvent[]>({ type: 'own.events', limit: 500 }))].sort((a, b) => a.seq - b.seq);
    },
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
        await page.waitForTimeout(200);
      }
    },
    async close() {
      await driven.close();
      await collector.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  const code = await collector.code(
    options.technician ?? 'mkruse',
    options.roles ?? ['technician'],
    options.serves ?? ['*'],
  );
  const enrolled = await world.own<{ ok: boolean; sentence?: string }>({
    type: 'own.enrol',
    collector: collector.url,
    code,
    device: 'Test browser',
  });
  if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.sentence}`);
  const origins = Object.values(consoles).map((address) => new URL(address).origin);
  await grant(driven, page, origins);
  await world.own({ type: 'own.granted', origins });
  return world;
}

/** The browser's prompt is answered first, then the request is made from a real click, as in the extension's own pages. */
async function grant(driven: Driven, page: Page, origins: string[]): Promise<void> {
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
      events.push(...answer.events);
      after = answer.next;
    } while (after !== null);
    return events;
  };
}
