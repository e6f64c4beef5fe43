/** What every message of a page costs must not grow with what the device holds. Counted, not timed: rows the database had to read. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database, type Identity, type OutboxState } from '../../lib/worker/database.ts';
import { evidenceState } from '../../lib/worker/delivery-state.ts';
import { clientPart } from '../../lib/worker/policy-parts.ts';
import { recordEvent } from '../../lib/worker/record-event.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { enrolledDevice, holdRecord, record, technician } from './device.ts';
import { freshBrowser } from './fake-browser.ts';
import { talkFrom } from './page-talk.ts';

beforeEach(async () => {
  const fakes = await freshBrowser();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  fakes.granted.add('https://desk.example/*').add('https://portal.example/*');
});
afterEach(() => vi.restoreAllMocks());

const read = { verb: 'ticket.read', outcome: 'success', object: { type: 'ticket', key: '7' } } as const;
const fields = [{ attribute: 'email', control: 'Mail', value: 'ada.quist@fabrikam.example', mark: 'typed' }];

/** Copies one stored event until there are rows of these states, in the order of the chain, and the chain's head after them. */
async function hold(identity: Identity, states: OutboxState[]): Promise<void> {
  const row = await recordEvent(identity, read);
  await database.outbox.delete([identity.id, row.seq]);
  const { head } = (await database.heads.get(identity.id)) ?? { head: { log: '', device: '', seq: 0, prev: '' } };
  await database.outbox.bulkAdd(
    states.map((state, at) => ({
      ...row,
      seq: row.seq + at,
      state,
      ...(state === 'delivered' ? { deliveredAt: 1 } : {}),
    })),
  );
  if (states.includes('refused')) await database.identities.update(identity.id, { stopped: 'Stopped.' });
  await database.heads.put({ identity: identity.id, head: { ...head, seq: row.seq - 1 + states.length } });
}

const many = (count: number, state: OutboxState): OutboxState[] => Array.from({ length: count }, () => state);

/** Rows of the database that were read during `work`: what was counted, listed, or gone through one by one. */
async function rowsRead(work: () => Promise<unknown>): Promise<number> {
  let rows = 0;
  const spies = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((of) =>
    (['count', 'get', 'getKey', 'getAll', 'getAllKeys', 'openCursor', 'openKeyCursor'] as const).map((name) => {
      const asIs = of[name] as (...given: unknown[]) => IDBRequest;
      return vi.spyOn(of, name).mockImplementation(function (this: unknown, ...given: unknown[]) {
        const request = asIs.apply(this, given);
        request.addEventListener('success', () => {
          const { result } = request;
          rows += name === 'count' ? (result as number) : Array.isArray(result) ? result.length : 1;
        });
        return request;
      } as never);
    }),
  );
  await work();
  for (const spy of spies) spy.mockRestore();
  return rows;
}

async function costWith(states: OutboxState[]): Promise<number> {
  await freshDevice(states);
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  await portal.say({ type: 'submit', fields });
  return rowsRead(async () => {
    expect(await portal.say({ type: 'submit', fields })).toMatchObject({ ok: true });
  });
}

async function freshDevice(states: OutboxState[]): Promise<Identity> {
  await Promise.all(database.tables.map((table) => table.clear()));
  const identity = await enrolledDevice();
  await holdRecord(identity);
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  await desk.say({ type: 'read', page: 'ticket', ticket: { number: '41', subject: 'Ada Quist', client: 'Fabrikam' } });
  await inheritWork(2, 1);
  if (states.length > 0) await hold(identity, states);
  return identity;
}

test('a message reads as many rows however many events wait, are kept or were refused', async () => {
  const few = await costWith([...many(2, 'delivered'), ...many(2, 'waiting')]);
  const lots = await costWith([...many(300, 'delivered'), ...many(300, 'waiting')]);
  expect(lots).toBe(few);
  expect(few).toBeLessThan(60);
  for (const count of [2, 300]) {
    const stopped = await freshDevice([
      ...many(count, 'delivered'),
      ...many(count, 'refused'),
      ...many(count, 'waiting'),
    ]);
    expect(await rowsRead(() => evidenceState(stopped.id))).toBeLessThan(10);
  }
});

test.each<[string, OutboxState[], { waiting: number; sent: number }]>([
  ['nothing is stored', [], { waiting: 0, sent: 0 }],
  ['some are sent', [...many(4, 'delivered'), ...many(3, 'waiting')], { waiting: 3, sent: 4 }],
  ['all are sent', many(4, 'delivered'), { waiting: 0, sent: 4 }],
  [
    'a batch was refused',
    [...many(4, 'delivered'), ...many(2, 'refused'), ...many(5, 'waiting')],
    { waiting: 5, sent: 4 },
  ],
  [
    'a restored backup lost what came before those refused',
    [...many(4, 'delivered'), ...many(3, 'waiting'), ...many(2, 'refused'), ...many(5, 'waiting')],
    { waiting: 8, sent: 4 },
  ],
  ['those refused are the last', [...many(3, 'waiting'), ...many(2, 'refused')], { waiting: 3, sent: 0 }],
])('what waits is told rightly when %s', async (_, states, told) => {
  const identity = await enrolledDevice();
  const other = await enrolledDevice('device-0', 'ada');
  await recordEvent(other, read);
  if (states.length > 0) await hold(identity, states);
  expect(await evidenceState(identity.id)).toMatchObject(told);
  expect(await evidenceState(other.id)).toMatchObject({ waiting: 1, sent: 0 });
});

test('an event opens its client’s policy and its subject’s part of the record, never the whole', async () => {
  const identity = await enrolledDevice();
  const held = record();
  const clients = held.clients.map((one) =>
    one.id === 'fabrikam' ? { ...one, evidence: { fields: { email: 'omit' as const } } } : one,
  );
  const others = Array.from({ length: 1000 }, (_, at) => technician(`t${at}`, 'Person', `Number${at}`));
  await holdRecord(identity, { ...held, clients, technicians: [...held.technicians, ...others] });
  const whole = (await database.records.get(identity.id))?.sealed.byteLength ?? 0;
  const opened: number[] = [];
  const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'decrypt').mockImplementation((how, key, data) => {
    opened.push(data.byteLength);
    return decrypt(how, key, data);
  });
  const { body } = await recordEvent(identity, {
    ...read,
    client: { id: 'fabrikam', version: 2 },
    subject: { technician: 'ada', version: 3 },
    detail: { said: 'write to ada@msp.example' },
  });
  expect(body.detail?.said).toBe('write to [omitted]');
  expect(opened).toHaveLength(2);
  expect(Math.max(...opened)).toBeLessThan(whole / 50);
});

test('the parts an event needs are sealed, come and go with the record, and open in no other’s place', async () => {
  const identity = await freshDevice([]);
  const held = record();
  const clients = held.clients.map((one) => ({ ...one, evidence: { fields: { email: 'omit' as const } } }));
  await holdRecord(identity, { ...held, clients });
  const parts = await database.policies.toArray();
  const texts = parts.map(({ sealed }) => new TextDecoder().decode(sealed)).join();
  expect(texts).not.toMatch(/fabrikam|Quist|omit/);
  const contoso = parts.find(({ part }) => part === clientPart('contoso'));
  if (!contoso || clientPart('contoso') === clientPart('fabrikam')) throw new Error('The two clients share a part.');
  const about = { ...read, client: { id: 'fabrikam', version: 2 }, fields: [{ attribute: 'title', to: 'Engineer' }] };
  expect((await recordEvent(identity, about)).body.fields?.[0]).toEqual({ attribute: 'title', to: 'Engineer' });
  await database.policies.put({ ...contoso, part: clientPart('fabrikam') });
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect((await recordEvent(identity, about)).body.fields?.[0]?.policy).toBe('digest');
  silent.mockRestore();
  await holdRecord(identity, { ...held, clients: held.clients.filter(({ id }) => id === 'msp') });
  expect(await database.policies.count()).toBe(1);
  expect((await recordEvent(identity, about)).body.fields?.[0]?.policy).toBe('digest');
});
