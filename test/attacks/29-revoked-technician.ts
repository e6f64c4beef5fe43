import assert from 'node:assert/strict';
import type { Technician } from '../../lib/record/record.schema.ts';
import { createDevice } from '../collector/start-collector.ts';
import type { Attack } from './attack.ts';
import { withProvider } from './signed-in.ts';
import { FILL, type Stage } from './stage.ts';

/** The bound the product states: online, a leaver stops within 60 s. */
const BOUND_MS = 60_000;

export const attack: Attack = {
  number: 29,
  title: 'a technician who left goes on acting with what they hold',
  async attack(stage) {
    const session = await withASession(stage);
    const browser = await inTheBrowser(stage);
    return `${session}; ${browser}`;
  },
};

/** With a valid access token, straight at the collector. */
function withASession(stage: Stage): Promise<string> {
  return withProvider(stage, { lan: { employee_number: 'T-1003' } }, async (at) => {
    const { key, answer, session } = await at.signIn('lan');
    const { device, token, log } = answer.json;
    const chain = createDevice(device, token, 'lnguyen', log, key.privateKey);
    const write = (access: string) =>
      at.call('POST', '/v1/cover', {
        token: access,
        body: { client: 'northwind', hours: 1, reason: 'on call tonight' },
      });
    assert.equal((await at.call('GET', '/v1/snapshot', { token: session.access })).status, 200);
    await setActive(stage, 'lnguyen', false);
    try {
      const refused = await write(session.access);
      assert.deepEqual([refused.status, refused.json.error.code], [403, 'auth.inactive']);
      const renewed = await at.refresh(key, session.refresh);
      assert.deepEqual([renewed.status, renewed.json.error.code], [403, 'auth.inactive']);
      const again = await at.redeem((await at.atProvider('lan')).body);
      assert.deepEqual([again.status, again.json.error.code], [403, 'signIn.person']);
      const delivered = await at.call('POST', '/v1/events', { token, body: chain.batch(chain.event()) });
      assert.equal(delivered.status, 200, JSON.stringify(delivered.json));
    } finally {
      await setActive(stage, 'lnguyen', true);
    }
    return 'the very next write, renewal and sign-in refused, queued evidence taken';
  });
}

/** In the browser nothing is asked of the collector to fill: it must learn of it by itself, in time. */
async function inTheBrowser(stage: Stage): Promise<string> {
  const { world } = stage;
  const scene = await stage.form();
  const mark = await stage.mark();
  // What is recorded meanwhile has to wait.
  await world.driven.context.route('**/v1/events', (route) => route.abort());
  await scene.overlay.click(FILL);
  await stage.after(mark, ({ verb }) => verb === 'fill.done');
  const queued = (await world.status()).evidence.waiting;
  assert.ok(queued > 0, 'nothing waits to be delivered');
  const next = await stage.form();
  await setActive(stage, 'mkruse', false);
  const since = Date.now();
  try {
    while ((await world.own<{ ok?: boolean }>({ type: 'own.record' })).ok !== false) {
      assert.ok(Date.now() - since < BOUND_MS, 'the record is still here after 60 s');
      await next.page.waitForTimeout(250);
    }
    const seconds = Math.round((Date.now() - since) / 1000);
    await next.overlay.click(FILL).catch(() => undefined);
    await next.page.keyboard.press('Alt+Shift+F');
    await next.page.waitForTimeout(500);
    for (const [id, value] of Object.entries(await next.values())) assert.equal(value, '', `filled by a leaver: ${id}`);
    await world.driven.context.unroute('**/v1/events');
    await world.delivered();
    const held = await world.collectedEvents();
    const own = (await world.deviceEvents()).map(({ body }) => body.id);
    assert.deepEqual(
      own.filter((id) => !held.some(({ body }) => body?.id === id)),
      [],
      'evidence was lost',
    );
    return `the extension stopped filling after ${seconds} s and delivered what waited (${queued})`;
  } finally {
    await world.driven.context.unroute('**/v1/events');
    await setActive(stage, 'mkruse', true);
    await world.own({ type: 'own.sync' });
  }
}

async function setActive({ admin }: Stage, id: string, active: boolean): Promise<void> {
  const { technicians } = (await admin.get('/v1/snapshot')) as { technicians: Technician[] };
  const technician = technicians.find((one) => one.id === id);
  assert.ok(technician, `there is no ${id}`);
  const { status, body } = await admin.call(
    'PUT',
    `/v1/technicians/${id}`,
    { ...technician, active },
    {
      'if-match': String(technician.version),
    },
  );
  assert.equal(status, 200, JSON.stringify(body));
}
