import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type PracticePair, startPractice } from '../../lib/start/practice/start.ts';
import { createReader } from '../drive/reader.ts';
import { openWorld, type World, type WorldOptions } from '../drive/world.ts';
import { openPanel, type PanelHands } from './panel.ts';

/** The practice desk and portal with a world around them: quick consoles whose pages a test may know by heart. */
export interface PracticeWorld {
  world: World;
  pair: PracticePair;
  /** opens a ticket of the desk in a new tab and waits until it is bound there */
  ticket(number: number): Promise<Page>;
  /** chooses the portal's tenant by its id in this browser */
  tenant(id: 'northwind-dental' | 'contoso-logistics'): Promise<void>;
  /** goes to the portal's form for a new user in this tab, with the panel open */
  newUser(tab: Page): Promise<PanelHands>;
  close(): Promise<void>;
}

/** Tickets 1041 (Northwind, Priya Raman), 1042 (Contoso, Lan Nguyen), 1043 (Northwind, nobody), 1044 (Northwind's own Robin Vale). */
export async function openPractice(options: WorldOptions = {}): Promise<PracticeWorld> {
  const state = mkdtempSync(join(tmpdir(), 'unswivel-practice-'));
  const pair = await startPractice({ state, deskPort: 0, portalPort: 0 });
  const world = await openWorld({ 'practice-desk': pair.desk.url, 'practice-portal': pair.portal.url }, options);
  return {
    world,
    pair,
    async ticket(number) {
      const page = await world.driven.context.newPage();
      await page.goto(`${pair.desk.url}/tickets/${number}`);
      const { overlay } = await openPanel(page);
      await overlay.waitFor(`Ticket Change ${number}`);
      return page;
    },
    async tenant(id) {
      await world.driven.context.addCookies([{ name: 'practice-tenant', value: id, url: pair.portal.url }]);
    },
    async newUser(tab) {
      await tab.goto(`${pair.portal.url}/users/new`);
      return openPanel(tab);
    },
    async close() {
      await world.close();
      await pair.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** Configures a console of Northwind's that no profile knows, and grants it. Throws when the collector refuses it. */
export async function addPlainConsole(
  { world }: PracticeWorld,
  id: string,
  origin: string,
  basePath = '/',
): Promise<void> {
  const administrator = await createReader(world.collector, 'root', ['administrator']);
  const { status, body } = await administrator.call('PUT', `/v1/consoles/${id}`, {
    id,
    version: 1,
    label: `Pages of ${id}`,
    kind: 'iam',
    profile: null,
    origins: [origin],
    basePath,
    administeredBy: 'us',
    tenancy: { mode: 'client', client: 'northwind' },
  });
  if (status !== 201) throw new Error(`The console ${id} was not added: ${JSON.stringify(body)}`);
  await world.own({ type: 'own.sync' });
  await world.grant([origin]);
}
