/** What the pack of one client holds of the record: enough to derive its values again, and nothing of other clients. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import type { PackObject } from '../../../lib/evidence/pack/part.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { CONTOSO, packOf, send, verified } from './pack-world.ts';

let collector: TestCollector;
let admin: TestDevice;
let device: TestDevice;
beforeAll(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root', { roles: ['administrator'] });
  device = await collector.enrol('jadeyemi', { serves: ['*'] });
});
afterAll(() => collector.stop());

async function put(kind: string, id: string, change: object) {
  const known = await collector.call('GET', `/v1/objects/${kind}/${id}`, { token: admin.token });
  const before = known.status === 200 ? known.json.object : undefined;
  const answer = await collector.call('PUT', `/v1/${kind}/${id}`, {
    token: admin.token,
    body: { ...before, id, ...change, version: before?.version ?? 1 },
    headers: before ? { 'if-match': `"${before.version}"` } : {},
  });
  expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
  return ((before?.version as number | undefined) ?? 0) + 1;
}

const field = (attribute: string, to: string, provenance: object) =>
  ({ ...{ attribute, to, outcome: 'kept', mark: 'filled' }, provenance }) as NonNullable<EventBody['fields']>[number];
const fill = (console: string, fields: EventBody['fields']): Partial<EventBody> => ({
  ...{ verb: 'fill.done', client: { id: 'contoso', version: 1 }, subject: { technician: 'mkruse', version: 2 } },
  ...{ object: { type: 'account', key: 'x' }, console: { id: console, profile: null }, fields },
});
const objects = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line) as PackObject & { t?: string }).filter(({ t }) => t === 'object');

it('a value given in the MSP’s own console for a client’s ticket is derived again from the MSP’s grant and rule', async () => {
  const version = await put('templates', 'desk', {
    label: 'Service desk',
    grants: [
      { kind: 'rmm', client: 'msp', purpose: 'everyday', role: 'Full', groups: [] },
      { kind: 'rmm', client: 'northwind', purpose: 'everyday', role: 'Of Northwind', groups: [] },
      { kind: 'rmm', purpose: 'everyday', role: 'Elsewhere', groups: [] },
    ],
  });
  const technicianVersion = await put('technicians', 'mkruse', { templates: ['desk'] });
  const by = { technician: 'mkruse', client: 'msp', purpose: 'everyday' };
  const template = {
    from: 'template',
    template: 'desk',
    version,
    technicianVersion,
    kind: 'rmm',
    ...by,
  };
  const rule = { from: 'rule', version: technicianVersion, clientVersion: 1, convention: 1, ...by };
  await send(collector, device, [
    fill('mesh', [
      field('role', 'Full', template),
      field('userName', 'mkruse', {
        ...rule,
        rule: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii:alnum}',
      }),
    ]),
  ]);
  const lines = await packOf(collector, CONTOSO);
  expect(await verified(lines)).toMatchObject({ ok: true, replay: { same: 2, differs: 0, cannot: 0, erased: 0 } });
  const [desk] = objects(lines).filter(({ kind }) => kind === 'templates');
  expect(desk?.body).toMatchObject({ grants: [{ client: 'msp' }, { role: 'Elsewhere' }] });
  const [msp] = objects(lines).filter(({ kind, id }) => kind === 'clients' && id === 'msp');
  expect(Object.keys(msp?.body ?? {}).sort()).toEqual(['convention', 'domains', 'id', 'name', 'own', 'version']);
});

it('of a console that is another client’s it tells no more than the event does', async () => {
  await send(collector, device, [
    { ...fill('lam', []), verb: 'fill.refused', outcome: 'refused', code: 'fill.client' },
  ]);
  const lines = await packOf(collector, CONTOSO);
  expect(await verified(lines)).toMatchObject({ ok: true });
  const [lam] = objects(lines).filter(({ kind, id }) => kind === 'consoles' && id === 'lam');
  expect(Object.keys(lam?.body ?? {}).sort()).toEqual(['id', 'version']);
  expect(lines.join('')).not.toMatch(/northwind/i);
});
