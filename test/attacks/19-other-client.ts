import assert from 'node:assert/strict';
import type { FillAnswer, OpenAnswer } from '../../lib/wire/state.ts';
import type { Attack } from './attack.ts';
import { deskTicket, identityForm, portalForm } from './pages.ts';
import type { Stage } from './stage.ts';

const FIELDS = ['userName', 'userPrincipalName', 'email'].map((attribute, at) => ({
  key: `f${at}`,
  attribute,
  control: attribute,
  confidence: 1,
  source: 'profile',
  holds: 'nothing',
}));

export const attack: Attack = {
  number: 19,
  title: 'a tab bound to one client asks for another client’s data',
  async attack(stage) {
    await sharedPortal(stage);
    await northwindConsole(stage);
    return 'another tenant, client, ticket or subject than the tab’s: refused and logged; no value of the other client left the worker';
  },
};

/** A console of two tenants, in a tab bound to Northwind's ticket. */
async function sharedPortal(stage: Stage): Promise<void> {
  const { hosts } = stage;
  for (const [path, body] of deskTicket({ number: '1901', subject: 'Account for Lan Nguyen', description: '' }))
    hosts.serve(hosts.origin('desk') + path, body);
  hosts.serve(`${hosts.origin('portal')}/users/new`, portalForm('Northwind Dental'));
  const bound = await stage.mark();
  const page = await stage.open(`${hosts.origin('desk')}/tickets/1901`);
  await stage.after(bound, ({ verb }) => verb === 'ticket.bound');
  await page.goto(`${hosts.origin('portal')}/users/new`);
  const inside = await stage.inside(page);
  const { nonce } = await inside.say<OpenAnswer>({ type: 'open', url: page.url() });
  const mark = await stage.mark();

  const intend = { type: 'fill.intend', nonce, fields: FIELDS, overwrite: true, gesture: 'click' };
  const other = await inside.say<FillAnswer>({ ...intend, tenant: 'Contoso Logistics' });
  assert(!other.ok && other.code === 'fill.client-mismatch', JSON.stringify(other).slice(0, 400));
  const client = await inside.say({ type: 'client.choose', nonce, client: 'contoso' });
  assert.equal(client.code, 'client.not-offered');
  const ticket = await inside.say({ type: 'ticket.bind', nonce, ticket: 'practice-desk:999999' });
  assert.equal(ticket.code, 'ticket.unknown');
  const subject = await inside.say({ type: 'subject.choose', nonce, subject: 'nobody' });
  assert.equal(subject.code, 'subject.unknown');
  for (const answer of [other, client, ticket, subject])
    assert.doesNotMatch(JSON.stringify(answer), /contoso\.example/, 'a value of the other client was handed out');

  const events = await stage.after(mark, ({ code }) => code === 'subject.unknown');
  const codes = events.map(({ code }) => code);
  for (const code of ['fill.client-mismatch', 'client.not-offered', 'ticket.unknown', 'subject.unknown'])
    assert(codes.includes(code), `${code} is not in the log: ${codes.join(', ')}`);
  assert(!events.some(({ verb }) => /^(fill\.(intended|done)|client\.confirmed|ticket\.bound)$/.test(verb)));
  await page.close();
}

/** A console that belongs to Northwind alone: what its page says of a tenant counts for nothing. */
async function northwindConsole(stage: Stage): Promise<void> {
  const { hosts } = stage;
  const contoso = { name: 'Contoso Logistics', id: 'CTL-07', mail: 'it@contoso.example' };
  for (const [path, body] of deskTicket({
    number: '1902',
    subject: 'For Lan Nguyen',
    description: '',
    client: contoso,
  }))
    hosts.serve(hosts.origin('desk') + path, body);
  const bound = await stage.mark();
  const page = await stage.open(`${hosts.origin('desk')}/tickets/1902`);
  await stage.after(bound, ({ verb }) => verb === 'ticket.bound');
  await page.goto(hosts.serve(`${hosts.origin('northwind')}/new`, identityForm()));
  const inside = await stage.inside(page);
  const opened = await inside.say<OpenAnswer>({ type: 'open', url: page.url() });
  const mark = await stage.mark();
  const intend = { type: 'fill.intend', nonce: opened.nonce, fields: FIELDS, overwrite: true, gesture: 'click' };
  const said = await inside.say<FillAnswer>({ ...intend, tenant: 'Contoso Logistics' });
  assert(!said.ok && said.code === 'fill.client-mismatch', JSON.stringify(said).slice(0, 400));
  assert.doesNotMatch(JSON.stringify([opened.state.account, said.state.account]), /contoso\.example/);
  const events = await stage.after(mark, ({ verb }) => verb === 'fill.refused');
  assert(events.some(({ code }) => code === 'fill.client-mismatch'));
  await page.close();
}
