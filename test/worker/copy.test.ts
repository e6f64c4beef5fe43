import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { database } from '../../lib/worker/database.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { holdRecord, record } from './device.ts';
import { type Talk, talkFrom } from './page-talk.ts';

let identity: Awaited<ReturnType<typeof atTwoConsoles>>['identity'];
beforeEach(async () => {
  ({ identity } = await atTwoConsoles());
});

const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map((row) => row.body);
const last = async () => (await events()).at(-1);

async function portalFor(client = 'Fabrikam', subject = 'New starter Ada Quist'): Promise<Talk> {
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  await desk.say({ type: 'read', page: 'ticket', ticket: { number: '41', subject, client } });
  await inheritWork(2, 1);
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  return portal;
}

describe('a value for the clipboard', () => {
  test('is given after its event is stored, which says whose it is and where it comes from', async () => {
    const portal = await portalFor();
    expect(await portal.say({ type: 'copy.intend', attribute: 'email' })).toMatchObject({
      ok: true,
      value: 'ada.quist@fabrikam.example',
    });
    expect(await last()).toMatchObject({
      verb: 'value.copied',
      outcome: 'success',
      subject: { technician: 'ada', version: 3 },
      ticket: { number: '41' },
      client: { id: 'fabrikam' },
      object: { type: 'account', key: 'ada.quist', purpose: 'everyday' },
      fields: [{ attribute: 'email', to: 'ada.quist@fabrikam.example', provenance: { from: 'rule', convention: 5 } }],
      detail: { name: 'derived, not settled yet' },
    });
  });

  test('is not given when its event cannot be stored (promise 1)', async () => {
    const portal = await portalFor();
    const add = vi.spyOn(database.outbox, 'add').mockImplementation((() => Promise.reject(new Error('disk'))) as never);
    const answer = await portal.say({ type: 'copy.intend', attribute: 'email' });
    expect(answer).toMatchObject({ ok: false, code: 'evidence.unavailable' });
    expect(JSON.stringify(answer)).not.toContain('ada.quist@');
    add.mockRestore();
  });

  test('is refused where a fill is: for a ticket of another client, and the refusal is told without the value', async () => {
    const portal = await portalFor('Contoso');
    expect(await portal.say({ type: 'copy.intend', attribute: 'email' })).toMatchObject({
      ok: false,
      code: 'fill.client-mismatch',
    });
    const told = await last();
    expect(told).toMatchObject({ verb: 'value.copied', outcome: 'refused', code: 'fill.client-mismatch' });
    expect(told?.fields).toEqual([{ attribute: 'email' }]);
  });

  test('is refused, like a fill, where the page shows no tenant any more, or another client’s, and the event says what it shows', async () => {
    const snapshot = record();
    const consoles = snapshot.consoles.map((one) =>
      one.id === 'portal'
        ? { ...one, tenancy: { mode: 'tenant' as const, tenants: { Fabrikam: 'fabrikam', Contoso: 'contoso' } } }
        : one,
    );
    await holdRecord(identity, { ...snapshot, consoles });
    const portal = await portalFor();
    await portal.say({ type: 'read', page: '', tenant: 'Fabrikam', problems: [] });
    const fields = [{ attribute: 'email' as const }];
    expect(await portal.say({ type: 'copy.intend', attribute: 'email', tenant: 'Fabrikam' })).toMatchObject({
      ok: true,
    });
    expect(await last()).toMatchObject({ console: { tenant: 'Fabrikam' } });
    for (const answer of [await portal.say({ type: 'copy.intend', attribute: 'email' }), await portal.fill(fields)])
      expect(answer).toMatchObject({ ok: false, code: 'fill.tenant-unread' });
    expect(await portal.fill(fields, { tenant: 'Contoso' })).toMatchObject({ ok: false, code: 'fill.client-mismatch' });
    expect(await last()).toMatchObject({ verb: 'fill.refused', console: { tenant: 'Contoso' } });
    // Whoever says another tenant is told nothing of it.
    const said = JSON.stringify(await portal.say({ type: 'copy.intend', attribute: 'email', tenant: 'Contoso' }));
    expect(said).not.toContain('@contoso');
    expect(await portal.fill(fields, { tenant: 'Fabrikam' })).toMatchObject({ ok: true });
  });

  test('is refused while nobody is chosen', async () => {
    const portal = await portalFor('Fabrikam', 'Printer broken');
    expect(await portal.say({ type: 'copy.intend', attribute: 'email' })).toMatchObject({ ok: false });
    expect(await last()).toMatchObject({ verb: 'value.copied', outcome: 'refused', code: 'fill.no-subject' });
  });

  test('that the record lacks is said to be missing, and by whom it is mended', async () => {
    const portal = await portalFor();
    const answer = await portal.say({ type: 'copy.intend', attribute: 'manager' });
    expect(answer).toMatchObject({ ok: false, code: 'field.missing' });
    expect(answer.sentence).toMatch(/Ada Quist has no manager.*adds it/);
    expect(await last()).toMatchObject({ verb: 'value.copied', outcome: 'refused', code: 'field.missing' });
  });

  test('stands in the log as the client’s policy says', async () => {
    const snapshot = record();
    await holdRecord(identity, {
      ...snapshot,
      clients: snapshot.clients.map((one) =>
        one.id === 'fabrikam' ? { ...one, evidence: { fields: { email: 'omit' as const } } } : one,
      ),
    });
    const portal = await portalFor();
    expect(await portal.say({ type: 'copy.intend', attribute: 'email' })).toMatchObject({ ok: true });
    expect((await last())?.fields).toEqual([expect.objectContaining({ attribute: 'email', policy: 'omit' })]);
    expect(JSON.stringify(await last())).not.toContain('ada.quist@');
  });

  test('that the browser did not take is told to have failed', async () => {
    const portal = await portalFor();
    await portal.say({ type: 'copy.intend', attribute: 'title' });
    const answer = await portal.say({ type: 'copy.failed', attribute: 'title' });
    expect(answer).toMatchObject({ ok: false, code: 'copy.clipboard' });
    expect(await last()).toMatchObject({ verb: 'value.copied', outcome: 'failed', code: 'copy.clipboard' });
  });

  test('is not given to a page that only knows an old nonce (attack 20)', async () => {
    const portal = await portalFor();
    const answer = await portal.say({ type: 'copy.intend', attribute: 'email', nonce: 'old' });
    expect(answer).toMatchObject({ ok: false, code: 'stale' });
    expect((await events()).some((event) => event.verb === 'value.copied')).toBe(false);
  });
});
