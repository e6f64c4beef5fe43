/** The extension's own pages as built, with their worker and a collector: what stories cannot show is that both sides speak alike. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordAnswer } from '../../lib/wire/own.ts';
import { openWorld, type World } from '../drive/world.ts';

let site: Server;
let world: World;
let address: string;
beforeAll(async () => {
  site = createServer((_, response) => response.end('<title>A console</title>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => site.once('listening', resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  world = await openWorld({ rt: address }, { enrolled: false });
});
afterAll(async () => {
  await world.close();
  site.close();
});

it('the welcome page leads from the link to allowed consoles, and takes the code out of the address', async () => {
  const code = await world.collector.code('mkruse', ['technician', 'administrator'], ['*']);
  const page = await world.driven.own(
    `welcome.html#collector=${encodeURIComponent(world.collector.url)}&code=${encodeURIComponent(code)}`,
  );
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await page.locator('.step[data-is="done"]').first().waitFor();
  await world.driven.allow([address]);
  await page.getByRole('button', { name: /^Allow/ }).click();
  await page.locator('.step[data-is="done"]').nth(1).waitFor();
  expect((await world.status()).consoles).toMatchObject([{ id: 'rt', granted: true }]);
  await page.close();
});

it('a wrong code is said plainly and what was typed stays', async () => {
  const page = await world.driven.own('options.html#enrolment');
  await page.getByRole('button', { name: 'Enrol another technician' }).click();
  await page.getByLabel('Enrolment code').fill('WRONG-CODE');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await page.getByText('This enrolment code is not right.').waitFor();
  expect(await page.getByLabel('Enrolment code').inputValue()).toBe('WRONG-CODE');
  await page.close();
});

it('an administrator’s edit meets another’s: both are kept and the record holds them', async () => {
  const page = await world.driven.own('options.html#clients/northwind');
  await page.getByLabel('Other names').fill('Northwind by hand');
  const record = await world.own<RecordAnswer>({ type: 'own.record' });
  const client = record.clients.find((one) => one.id === 'northwind');
  if (!client) throw new Error('The sample has no Northwind.');
  const { id, version } = client;
  const body = { ...client, name: 'Northwind Renamed' };
  await world.own({ type: 'own.ask', route: 'PUT /v1/:kind/:id', kind: 'clients', id, version, body });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody changed this meanwhile').waitFor();
  await page.getByRole('button', { name: 'Keep mine, take the rest from them' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Clients' }).waitFor();
  const after = await world.own<RecordAnswer>({ type: 'own.record' });
  expect(after.clients.find((one) => one.id === 'northwind')).toMatchObject({
    name: 'Northwind Renamed',
    aliases: ['Northwind by hand'],
    version: client.version + 2,
  });
  await page.close();
});

it('a new technician is added with a code that enrols', async () => {
  const page = await world.driven.own('options.html#technicians/new');
  await page.getByLabel('Given name').fill('Zoë');
  await page.getByLabel('Family name').fill('Marsh');
  await page.getByLabel('E-mail', { exact: true }).fill('zoe.marsh@msp.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: /Zoë Marsh/ }).click();
  await page.getByRole('button', { name: 'Make a code' }).click();
  expect(await page.locator('output').textContent()).toMatch(/^[\w-]{8,}$/);
  await page.close();
});

it('the side panel tells the enrolment as an event', async () => {
  const page = await world.driven.own('sidepanel.html');
  await page.getByText(/^Enrolled this browser as/).waitFor();
  await page.close();
});

it('the popup says that a page of the browser is no console', async () => {
  const page = await world.driven.own('popup.html');
  await page.getByText('Not one of your consoles').waitFor();
  expect(await page.locator('.primary').textContent()).toBe('See your consoles');
  await page.close();
});

it('what the log keeps of a value is chosen by keyboard alone, and the record holds it', async () => {
  const page = await world.driven.own('options.html#clients/northwind');
  await page.getByRole('button', { name: 'Keep less of a value' }).focus();
  await page.keyboard.press('Enter');
  const policy = page.getByLabel('The log keeps of Mobile');
  await policy.focus();
  await page.keyboard.press('ArrowDown');
  expect(await policy.inputValue()).toBe('omit');
  await page.getByText('Nobody can say later which value it was.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Clients' }).waitFor();
  const record = await world.own<RecordAnswer>({ type: 'own.record' });
  expect(record.clients.find((one) => one.id === 'northwind')?.evidence).toEqual({ fields: { mobile: 'omit' } });
  await page.close();
});
