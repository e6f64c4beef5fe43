/** The extension's own pages as built, with their worker and a collector: what stories cannot show is that both sides speak alike. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../lib/record/record.schema.ts';
import type { AnswerOf } from '../../lib/wire/asked.schema.ts';
import type { RecordAnswer } from '../../lib/wire/own.ts';
import { openWorld, type World } from '../drive/world.ts';

type RequestsAnswer = AnswerOf<'GET /v1/requests'>;
type EmergenciesAnswer = AnswerOf<'GET /v1/emergencies'>;

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

const requestsIn = async (query: Record<string, string>) =>
  (await world.own<{ value: RequestsAnswer }>({ type: 'own.ask', route: 'GET /v1/requests', query })).value.requests;

it('access is asked for by hand in the side panel, shown exactly before, and decided by somebody else with one key', async () => {
  const { clients } = await world.own<RecordAnswer>({ type: 'own.record' });
  const northwind = clients.find(({ id }) => id === 'northwind');
  const put = { route: 'PUT /v1/:kind/:id', kind: 'clients', id: 'northwind', version: northwind?.version } as const;
  const { approverGroup: _, ...client } = northwind as Client;
  await world.own({ type: 'own.ask', ...put, body: { ...client, ticketRequired: false } });

  const directory = {
    ...{ id: 'northwind-directory', version: 1, label: 'Northwind directory', kind: 'iam', profile: 'lam' },
    ...{ origins: ['http://127.0.0.1:9'], basePath: '/', administeredBy: 'us' },
    tenancy: { mode: 'client', client: 'northwind' },
  };
  const added = { route: 'PUT /v1/:kind/:id', kind: 'consoles', id: directory.id, body: directory } as const;
  await world.own({ type: 'own.ask', ...added });

  const panel = await world.driven.own('sidepanel.html');
  await panel.getByRole('button', { name: 'Ask for access' }).click();
  const pick = async (label: string, words: string, option: RegExp) => {
    await panel.getByRole('combobox', { name: label, exact: true }).fill(words);
    await panel.getByRole('option', { name: option }).click();
  };
  await pick('Client', 'Northwind', /^Northwind/);
  await pick('For whom', 'Adeyemi', /^Jide Adeyemi/);
  await panel.getByRole('button', { name: 'One console, by hand' }).click();
  await pick('Console', 'directory', /Northwind/);
  await panel.getByLabel('Role', { exact: true }).fill('Reception');
  await panel.getByText('Waits for a lead or administrator of ours.').waitFor();
  await panel.getByText('Reception', { exact: true }).waitFor();
  expect(await requestsIn({ client: 'northwind' })).toEqual([]);
  await panel.getByRole('button', { name: 'Ask for it' }).click();
  await panel.getByRole('heading', { name: 'One request.' }).waitFor();
  const [asked] = await requestsIn({ client: 'northwind' });
  expect(asked).toMatchObject({ state: 'requested', parts: { requester: ['mkruse'] }, object: { role: 'Reception' } });
  await panel.close();

  await world.enrol('lnguyen', ['lead']);
  const popup = await world.driven.own('popup.html');
  await popup.getByRole('button', { name: '1 request waits for your approval' }).click();
  await popup.getByText('Reception', { exact: true }).waitFor();
  await popup.keyboard.press('a');
  await popup.getByText(/^Approved: /).waitFor();
  expect(await requestsIn({ state: 'approved' })).toMatchObject([
    { id: asked?.id, approvals: [{ way: 'signed', by: 'lnguyen', hash: asked?.hash }] },
  ]);
  await popup.close();
});

it('an emergency begins while the collector is away, and is one of the open ones once it was told', async () => {
  const panel = await world.driven.own('sidepanel.html');
  await world.driven.context.setOffline(true);
  await panel.getByRole('button', { name: 'Begin an emergency' }).click();
  await panel.getByLabel('Client', { exact: true }).first().selectOption({ label: 'Northwind Renamed' });
  if (await panel.getByLabel('Account', { exact: true }).count())
    await panel.getByLabel('Account', { exact: true }).selectOption({ label: 'Another account' });
  await panel.getByLabel('Name of the account').fill('adm.break');
  await panel.getByLabel('What happened').fill('Their directory lets nobody in');
  await panel.getByRole('button', { name: 'Begin now' }).click();
  await panel.getByText(/^Begun with adm\.break, until /).waitFor();
  await world.driven.context.setOffline(false);
  await world.delivered();
  const query = { client: 'northwind' };
  const { value } = await world.own<{ value: EmergenciesAnswer }>({
    ...{ type: 'own.ask', route: 'GET /v1/emergencies', query },
  });
  expect(value.open).toMatchObject([
    {
      state: 'emergency',
      ticket: null,
      why: 'Their directory lets nobody in',
      object: { account: { name: 'adm.break' } },
    },
  ]);
  await panel.close();
});
