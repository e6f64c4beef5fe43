import assert from 'node:assert/strict';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { Attack } from './attack.ts';
import { breakStorage } from './broken-storage.ts';
import { FILLED } from './pages.ts';
import { FILL, type Stage, TREAT } from './stage.ts';

/** What widens or changes something at the collector, and must not be asked for unseen. */
const DEEDS: OwnMessage[] = [
  { type: 'own.cover', client: 'northwind', hours: 1, reason: 'on call tonight' },
  { type: 'own.code', technician: 'lnguyen' },
  { type: 'own.ask', route: 'DELETE /v1/:kind/:id', kind: 'clients', id: 'northwind', version: 1 },
];

export const attack: Attack = {
  number: 36,
  title: 'the device’s own storage fails while something is done that must leave evidence',
  async attack(stage) {
    const scene = await stage.form();
    const mark = await stage.mark();
    const before = await traces(stage);
    const mend = await breakStorage(stage.world.driven);
    try {
      await scene.overlay.click(FILL);
      await scene.overlay.waitFor(/evidence|store/i);
      await scene.page.waitForTimeout(TREAT);
      for (const [id, value] of Object.entries(await scene.values())) assert.equal(value, '', `filled unseen: ${id}`);
      for (const message of DEEDS) {
        const answer = await stage.world.own<{ code?: string }>(message);
        assert.equal(answer.code, 'evidence.unavailable', `${message.type} was answered ${JSON.stringify(answer)}`);
      }
      assert.deepEqual(await traces(stage), before, 'the collector was asked for it all the same');
    } finally {
      await mend();
    }
    assert.deepEqual(await stage.after(mark, undefined, 500), [], 'an event came out of storage that failed');

    // Whole again, the same press is filled and told: nothing was lost and nothing stays shut.
    await stage.world.own({ type: 'own.logRetry' });
    const again = await stage.form();
    await again.overlay.click(FILL);
    const events = await stage.after(mark, ({ verb }) => verb === 'fill.done');
    assert.equal(events.find(({ verb }) => verb === 'fill.done')?.outcome, 'success');
    assert.deepEqual(await again.values(), FILLED);
    return `a fill, ${DEEDS.map(({ type }) => type).join(', ')} refused, the page untouched; filled and logged once it could be stored`;
  },
};

/** What a deed would leave at the collector. */
async function traces({ admin }: Stage): Promise<unknown> {
  const { events } = (await admin.get('/v1/events?verb=cover.taken&limit=500')) as { events: unknown[] };
  return [await admin.get('/v1/cover'), await admin.get('/v1/devices'), events.length].map((one) =>
    JSON.stringify(one).replace(/"seenAt":"[^"]*"|"events":\d+/g, ''),
  );
}
