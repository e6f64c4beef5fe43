import assert from 'node:assert/strict';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { Attack } from './attack.ts';
import { identityForm } from './pages.ts';
import { FILL, type Stage } from './stage.ts';

type Wanted = Pick<EventBody, 'verb' | 'outcome'> & { code?: string };

/** What is refused or given up away from a console's page. */
const OWN: [OwnMessage, Wanted][] = [
  [
    { type: 'own.cover', client: 'no-such-client', hours: 1, reason: 'on call tonight' },
    { verb: 'cover.taken', outcome: 'refused' },
  ],
  [
    { type: 'own.review', cover: 'no-such-cover' },
    { verb: 'cover.reviewed', outcome: 'refused' },
  ],
  [
    { type: 'own.code', technician: 'lnguyen' },
    { verb: 'enrolment.issued', outcome: 'refused' },
  ],
  [
    { type: 'own.ask', route: 'DELETE /v1/:kind/:id', kind: 'clients', id: 'northwind', version: 1 },
    { verb: 'record.changed', outcome: 'refused' },
  ],
];

export const attack: Attack = {
  number: 37,
  title: 'what is denied, fails or is given up is done in the hope that nobody hears of it',
  async attack(stage) {
    const seen: string[] = [];
    const tells = async (what: string, deed: () => Promise<void>, wanted: Wanted) => {
      const mark = await stage.mark();
      await deed();
      const events = await stage.after(mark, (body) => fits(body, wanted), 8000);
      const told = events.find((body) => fits(body, wanted));
      assert(
        told,
        `${what} left no ${wanted.verb} ${wanted.outcome}; the log says ${events.map(line).join(', ') || 'nothing'}`,
      );
      assert(told.object, `${what}: the event does not say what it is about`);
      assert.equal(told.actor.technician, 'mkruse', what);
      seen.push(`${what} → ${line(told)}`);
    };

    await tells('a fill stopped by closing the panel', () => stopFill(stage), {
      verb: 'fill.done',
      outcome: 'cancelled',
      code: 'fill.stopped',
    });
    await tells('a fill whose page went away', () => leavePage(stage), {
      verb: 'fill.done',
      outcome: 'unknown',
      code: 'page.gone',
    });
    await tells('an undo of what was changed since', () => undoChanged(stage), {
      verb: 'fill.undone',
      outcome: 'failed',
    });
    await tells('a second fill of a full form', () => fillFull(stage), {
      verb: 'fill.refused',
      outcome: 'refused',
      code: 'fill.nothing',
    });
    for (const [message, wanted] of OWN) {
      await tells(
        message.type,
        async () => {
          const answer = await stage.world.own<{ ok?: boolean }>(message);
          assert.equal(answer.ok, false, `${message.type} was allowed`);
        },
        wanted,
      );
    }
    await tells(
      'a permission that was declined',
      async () => void (await stage.world.own({ type: 'own.declined', origins: [stage.hosts.origin('hostile')] })),
      { verb: 'console.granted', outcome: 'cancelled' },
    );

    await stage.world.delivered();
    const collected = (await stage.world.collectedEvents()).map(({ body }) => body?.id);
    const missing = (await stage.world.deviceEvents()).filter(({ body }) => !collected.includes(body.id));
    assert.deepEqual(missing, [], 'the collector lacks some of it');
    return seen.join(' · ');
  },
};

const fits = (body: EventBody, { verb, outcome, code }: Wanted) =>
  body.verb === verb && body.outcome === outcome && (code === undefined || body.code === code);
const line = ({ verb, outcome, code }: EventBody) => `${verb} ${outcome}${code ? ` ${code}` : ''}`;

/** The worker waits for the collector, which is slow, before it gives a value that must be settled first. */
async function slowly<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
  const { context } = stage.world.driven;
  const allot = '**/v1/accounts/allot';
  await context.route(allot, async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.abort();
  });
  await unsettle(stage);
  try {
    return await work();
  } finally {
    await context.unroute(allot);
  }
}

/** Accounts that earlier fills settled are taken back, so that the next one must ask. */
async function unsettle({ admin, world }: Stage): Promise<void> {
  const { accounts } = (await admin.get('/v1/snapshot')) as { accounts: { id: string; version: number }[] };
  for (const { id, version } of accounts)
    await admin.call('DELETE', `/v1/accounts/${id}`, undefined, { 'if-match': `"${version}"` });
  await world.own({ type: 'own.sync' });
}

async function stopFill(stage: Stage): Promise<void> {
  const { overlay, page, values } = await stage.form(
    identityForm('<p><label for="login">User name</label> <input id="login" name="login"></p>'),
  );
  await slowly(stage, async () => {
    await overlay.click(FILL);
    await page.waitForTimeout(200);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(2500);
  });
  for (const [id, value] of Object.entries(await values()))
    assert.equal(value, '', `written after it was stopped: ${id}`);
}

async function leavePage(stage: Stage): Promise<void> {
  const next = stage.hosts.serve(`${stage.hosts.origin('hostile')}/next`, identityForm());
  const { overlay, page } = await stage.form();
  // The page is left in the very moment its first field is written.
  await page.evaluate((address) => {
    document.addEventListener('input', () => location.assign(address), { once: true, capture: true });
  }, next);
  await overlay.click(FILL);
  await page.waitForURL(next);
}

async function undoChanged(stage: Stage): Promise<void> {
  const { overlay, page } = await stage.form();
  await overlay.click(FILL);
  await overlay.waitFor(/Undo/);
  await page.evaluate(() => {
    for (const input of document.querySelectorAll('input')) input.value = 'changed since';
  });
  await page.waitForTimeout(900);
  await overlay.click(/Undo/);
  await page.waitForTimeout(500);
}

async function fillFull(stage: Stage): Promise<void> {
  const { overlay, page } = await stage.form();
  await overlay.click(FILL);
  await overlay.waitFor(/Undo/);
  await page.waitForTimeout(900);
  await stage.world.own({ type: 'own.fill', tab: await stage.world.tabOf(page) });
  await page.waitForTimeout(500);
}
