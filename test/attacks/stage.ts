import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Console } from '../../lib/record/record.schema.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { openWorld, type World } from '../drive/world.ts';
import { type Hosts, openHosts } from './hosts.ts';
import { type IsolatedWorld, isolatedWorld } from './isolated-world.ts';
import { identityForm } from './pages.ts';

/** Names of the consoles the stage configures and grants, all served by `hosts` at `<name>.localhost`. */
export const CONSOLES = {
  /** no profile; serves every client in the MSP's own name */
  hostile: 'hostile',
  /** no profile; belongs to Northwind Dental */
  northwind: 'northwind',
  /** the practice desk's profile */
  desk: 'desk',
  /** the practice portal's profile: two tenants at one origin */
  portal: 'portal',
  /** configured with https only; served with http */
  secure: 'secure',
} as const;

/** The fill button, whatever stands beside the word. */
export const FILL = /^Fill(?! is)/;
/** How long a button must have been in view before a press on it counts, and a little more (ms). */
export const TREAT = 750;

/** A form in a console, with the overlay's panel open, a subject chosen and the fill button in view long enough to be pressed. */
export interface FormScene {
  page: Page;
  overlay: Overlay;
  /** every input's value by id */
  values(): Promise<Record<string, string>>;
}

export interface Stage {
  world: World;
  hosts: Hosts;
  /** an administrator's device without a browser */
  admin: Reader;
  /** Serves this form at an address of its own in the hostile console and opens it in the working tab. */
  form(html?: string, console?: string): Promise<FormScene>;
  open(address: string): Promise<Page>;
  /** our isolated world in a page; fails when there is none */
  inside(page: Page): Promise<IsolatedWorld>;
  /** number of the device's last event */
  mark(): Promise<number>;
  /** what the device logged after a mark; waits up to `ms` until `wanted` is among it */
  after(mark: number, wanted?: (event: EventBody) => boolean, ms?: number): Promise<EventBody[]>;
  close(): Promise<void>;
}

/** Starts collector, browser with our extension and a second one beside it, and the hostile server; checks that a plain form is filled at all. */
export async function openStage(): Promise<Stage> {
  const hosts = await openHosts();
  const world = await openWorld(
    { 'practice-desk': hosts.origin('desk'), 'practice-portal': hosts.origin('portal') },
    { beside: [new URL('./spy', import.meta.url).pathname] },
  );
  const admin = await createReader(world.collector, 'root', ['compliance', 'administrator']);
  await configure(world, hosts, admin);
  let tab: Page | null = null;
  let served = 0;

  const stage: Stage = {
    world,
    hosts,
    admin,
    async form(html = identityForm(), console = CONSOLES.hostile) {
      tab = tab && !tab.isClosed() ? tab : await world.driven.context.newPage();
      const address = hosts.serve(`${hosts.origin(console)}/form-${++served}`, html);
      await tab.goto(address);
      return prepare(tab);
    },
    async open(address) {
      const page = await world.driven.context.newPage();
      await page.goto(address);
      return page;
    },
    async inside(page) {
      for (let tries = 0; tries < 50; tries++) {
        const inside = await isolatedWorld(page, world.driven.id);
        if (inside) return inside;
        await page.waitForTimeout(100);
      }
      throw new Error(`Nothing of the extension runs at ${page.url()}.`);
    },
    mark: async () => (await world.deviceEvents()).at(-1)?.seq ?? 0,
    async after(mark, wanted = () => true, ms = 4000) {
      const end = Date.now() + ms;
      for (;;) {
        const events = (await world.deviceEvents()).filter(({ seq }) => seq > mark).map(({ body }) => body);
        if (events.some(wanted) || Date.now() > end) return events;
        await new Promise((done) => setTimeout(done, 100));
      }
    },
    async close() {
      await world.close();
      hosts.close();
    },
  };
  return stage;
}

/** The panel open, the person in the form, and somebody chosen whose identity it is. */
async function prepare(page: Page): Promise<FormScene> {
  const overlay = await overlayOf(page);
  const text = await overlay.waitFor(/./);
  if (text.includes('Open the Unswivel panel')) await overlay.click('Open the Unswivel panel');
  if ((await overlay.waitFor('Identity')).includes('Nobody to fill for')) {
    await overlay.typeInto('Lan Nguyen');
    await overlay.waitFor('T-1003');
    await page.waitForTimeout(TREAT);
    await page.keyboard.press('Enter');
  }
  // By the mouse alone: a page that clobbers its document breaks a driver's own scripts too.
  const box = await page.locator('#given').boundingBox();
  assert(box, 'The form shows no first field.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await overlay.waitFor(/Fill( again)? Alt/);
  await page.waitForTimeout(TREAT);
  const values = () =>
    page.evaluate(() =>
      Object.fromEntries([...document.querySelectorAll('input')].map((input) => [input.id, input.value])),
    );
  return { page, overlay, values };
}

/** Consoles beyond the sample, by an administrator over the API; granted by the person as in the extension's own pages. */
async function configure(world: World, hosts: Hosts, admin: Reader): Promise<void> {
  const consoles: Pick<Console, 'id' | 'label' | 'kind' | 'origins' | 'tenancy'>[] = [
    {
      id: 'hostile',
      label: 'Hostile console',
      kind: 'iam',
      origins: [hosts.origin('hostile')],
      tenancy: { mode: 'ours' },
    },
    {
      id: 'northwind',
      label: 'Northwind portal',
      kind: 'iam',
      origins: [hosts.origin('northwind')],
      tenancy: { mode: 'client', client: 'northwind' },
    },
    {
      id: 'secure',
      label: 'Secure console',
      kind: 'iam',
      origins: [hosts.origin('secure').replace('http:', 'https:')],
      tenancy: { mode: 'ours' },
    },
  ];
  for (const console of consoles) {
    const rest = { version: 1, profile: null, basePath: '/', administeredBy: 'us' };
    const { status, body } = await admin.call('PUT', `/v1/consoles/${console.id}`, { ...rest, ...console });
    assert.equal(status, 201, JSON.stringify(body));
  }
  await world.own({ type: 'own.sync' });
  await world.grant(consoles.flatMap((console) => console.origins));
}
