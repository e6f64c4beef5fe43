import assert from 'node:assert/strict';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { Attack } from './attack.ts';

/** What only our own pages may ask. */
const OWN: (Partial<OwnMessage> & { type: string })[] = [
  { type: 'own.status' },
  { type: 'own.record' },
  { type: 'own.events', limit: 500 },
  { type: 'own.fill', tab: 1 },
  { type: 'own.ticket', tab: 1, ticket: null },
  { type: 'own.pause', paused: true },
  { type: 'own.signOut' },
  { type: 'own.switch', technician: 'root' },
  { type: 'own.enrol', collector: 'https://evil.example', code: 'ABCD-EFGH', device: 'x' },
  { type: 'own.code', technician: 'root' },
  { type: 'own.ask', route: 'DELETE /v1/:kind/:id', kind: 'consoles', id: 'hostile', version: 1 },
  { type: 'own.cover', client: 'contoso', hours: 12, reason: 'because' },
];
/** What nobody may ask, or not so. */
const UNKNOWN = [
  { type: 'approve', request: '1' },
  { type: 'export', client: 'contoso' },
  { type: 'read', client: 'contoso' },
  { type: 'visit', url: 'https://a.example', tab: 1, frameId: 0, sender: { tab: { id: 1 } } },
  'own.record',
  null,
];

export const attack: Attack = {
  number: 18,
  title: 'a content script that was taken over asks to approve, to export and to read others’ records',
  async attack(stage) {
    const { page } = await stage.form();
    const inside = await stage.inside(page);
    const before = await stage.world.status();
    const mark = await stage.mark();
    for (const message of OWN) {
      const said = await inside.say(message);
      assert.deepEqual(
        said,
        { ok: false, code: 'message.own', sentence: 'A page may not ask for this.' },
        message.type,
      );
    }
    for (const message of UNKNOWN)
      assert.equal((await inside.say(message)).code, 'message.unknown', JSON.stringify(message));
    const elsewhere = await inside.say({ type: 'open', url: `${stage.hosts.origin('desk')}/tickets/1` });
    assert.equal(elsewhere.code, 'sender.origin', 'the message’s address was believed');

    const events = await stage.after(mark, ({ code }) => code === 'sender.origin');
    const noticed = events.filter(({ verb }) => verb === 'security.noticed');
    for (const { type } of OWN)
      assert(
        noticed.some(({ code, detail }) => code === 'message.own' && detail?.type === type),
        type,
      );
    assert(noticed.some(({ code, detail }) => code === 'message.unknown' && detail?.type === 'approve'));
    assert.equal(events.length, noticed.length, 'something was done');

    const held = await inside.run<string>(`(async () => {
      const areas = await Promise.all(['local', 'sync', 'session', 'managed'].map(async (area) => {
        try { return await chrome.storage[area].get(null) } catch (error) { return error.name }
      }));
      return JSON.stringify([areas, (await indexedDB.databases()).map((one) => one.name), Object.keys(chrome)]);
    })()`);
    assert.doesNotMatch(held, /token|unswivel|northwind|mkruse/i, `a content script can read ${held}`);
    const after = await stage.world.status();
    assert.deepEqual({ ...after, evidence: 0 }, { ...before, evidence: 0 }, 'the device’s state changed');
    return `${OWN.length + UNKNOWN.length + 1} forged messages refused and logged; no storage of ours is readable there`;
  },
};
