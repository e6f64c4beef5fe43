import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DriftItem } from '../../lib/wire/drift.schema.ts';
import type { RoundState } from '../../lib/wire/round-state.ts';
import type { Round } from '../../lib/wire/rounds.schema.ts';
import { consolesOff, LAM, MESH, RT } from '../consoles/real.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { signIn } from '../drive/sign-in.ts';
import { openWorld, type World } from '../drive/world.ts';

type Running = Extract<RoundState, { id: string }>;

/** Accounts that are there and not recorded, recorded and not there, and one whose e-mail has drifted: found in the consoles as they run, by reading alone. */
describe.skipIf(consolesOff)('reading the real consoles', { timeout: 120_000 }, () => {
  let world: World;
  let lead: Reader;
  let tab: Page;

  const RECORDED = [
    ['lam', 'northwind', 'jadeyemi', 'jadeyemi'],
    ['lam', 'northwind', 'mkruse', 'mkruse'],
    ['lam', 'northwind', 'zmueller', 'zmueller'],
    ['mesh', 'msp', 'mkruse', 'mkruse'],
    ['mesh', 'msp', 'praman', 'praman'],
    ['rt', 'msp', 'jadeyemi', 'jadeyemi'],
    ['rt', 'msp', 'zmueller', 'zmueller'],
  ] as const;

  beforeAll(async () => {
    world = await openWorld({ rt: RT, lam: LAM, mesh: MESH });
    lead = await createReader(world.collector, 'root', ['administrator', 'lead']);
    const { clients } = (await lead.get('/v1/snapshot')) as { clients: { id: string; own: boolean }[] };
    const own = clients.find((one) => one.own)?.id ?? '';
    for (const [console, client, technician, name] of RECORDED) {
      const answer = await lead.call('PUT', `/v1/accounts/acc-${console}-${technician}`, {
        ...{ id: `acc-${console}-${technician}`, version: 1, technician, console, name, purpose: 'everyday' },
        ...{ client: client === 'msp' ? own : client, status: 'active' },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    }
    await world.own({ type: 'own.sync' });
    tab = await world.driven.context.newPage();
    await signIn.lam(tab, LAM);
    await signIn.mesh(tab, MESH);
    await signIn.rt(tab, RT);
  }, 120_000);
  afterAll(() => world?.close());

  const items = async (query = '') => ((await lead.get(`/v1/drift${query}`)) as { items: DriftItem[] }).items;
  /** kind, console and account of what is wrong with accounts themselves */
  const wrong = async (kind: string) => {
    await world.delivered();
    return (await items(`?kind=${kind}`))
      .flatMap(({ places }) => places.map(({ console, account }) => `${console} ${account}`))
      .sort();
  };
  const listed = async () =>
    (await world.deviceEvents()).map(({ body }) => body).filter(({ verb }) => verb === 'accounts.listed');

  async function ask(accounts: string[]): Promise<Round> {
    const route = 'POST /v1/rounds';
    const { value } = await world.own<{ value: Round }>({ type: 'own.ask', route, body: { accounts } });
    return value;
  }
  async function ended(): Promise<Running> {
    await expect
      .poll(() => world.own<RoundState>({ type: 'own.roundState' }), { timeout: 90_000, interval: 500 })
      .toMatchObject({ is: 'ended' });
    return world.own<Running>({ type: 'own.roundState' });
  }
  const came = ({ accounts }: Running) =>
    Object.fromEntries(accounts.map(({ name, result, differs }) => [name, { result, differs }]));

  it('finds in LAM’s list who is not recorded, and who is recorded and not there', async () => {
    await tab.goto(`${LAM}/templates/lists/list.php?type=user`);
    await expect.poll(async () => (await listed()).length).toBe(1);
    expect((await listed())[0]?.detail).toMatchObject({ complete: true, rows: 3, pages: 1 });
    await expect.poll(() => wrong('orphan')).toEqual(['lam lnguyen']);
    await expect.poll(() => wrong('not-found')).toEqual(['lam zmueller']);
  });

  it('finds the same in MeshCentral’s', async () => {
    await tab.goto(`${MESH}/?viewmode=4`);
    await expect.poll(async () => (await listed()).length).toBe(2);
    await expect.poll(() => wrong('orphan')).toEqual(['lam lnguyen', 'mesh admin', 'mesh jadeyemi', 'mesh lnguyen']);
    await expect.poll(() => wrong('not-found')).toEqual(['lam zmueller', 'mesh praman']);
  });

  it('finds in a round over LAM whose e-mail has drifted, goes on when the worker is stopped, and says what came of each', async () => {
    const round = await ask(['acc-lam-jadeyemi', 'acc-lam-mkruse', 'acc-lam-zmueller']);
    expect(round.counts).toMatchObject({ accounts: 3, unread: 3 });
    expect(await world.own<RoundState>({ type: 'own.roundStart', round: round.id })).toMatchObject({ is: 'running' });
    await world.driven.stopWorker();
    const state = await ended();
    expect(came(state)).toMatchObject({
      jadeyemi: { result: 'different', differs: expect.arrayContaining(['email']) },
      zmueller: { result: 'not-found' },
    });
    expect(came(state).mkruse?.differs).not.toContain('email');
    await world.delivered();
    expect((await lead.get(`/v1/rounds/${round.id}`)) as Round).toMatchObject({
      state: 'ended',
      outcome: 'done',
      counts: { accounts: 3, notFound: 1, unreadable: 0, unread: 0 },
    });
    const mail = (await items('?technician=jadeyemi')).find(({ attribute }) => attribute === 'email');
    expect(mail?.places).toMatchObject([{ console: 'lam', account: 'jadeyemi', how: 'edit' }]);
    const events = (await world.deviceEvents()).map(({ body }) => body);
    const ofRound = events.filter(({ detail }) => detail?.round === round.id);
    expect(ofRound.length).toBeGreaterThan(4);
    // It reads, and does nothing else.
    expect([...new Set(ofRound.map(({ verb }) => verb))].sort()).toEqual(['account.observed', 'accounts.listed']);
  });

  it('asks Request Tracker’s own API for each account, from one page', async () => {
    const round = await ask(['acc-rt-jadeyemi', 'acc-rt-zmueller']);
    await world.own({ type: 'own.roundStart', round: round.id });
    expect(came(await ended())).toMatchObject({ zmueller: { result: 'not-found' } });
    const seen = (await world.deviceEvents())
      .map(({ body }) => body)
      .filter(({ detail }) => detail?.round === round.id);
    expect(seen).toMatchObject([
      { outcome: 'success', object: { key: 'jadeyemi' }, detail: { shown: 'view' } },
      { outcome: 'failed', code: 'round.not-found', object: { key: 'zmueller' } },
    ]);
    const page = world.driven.context.pages().find((one) => one.url().startsWith(RT));
    expect(new URL(page?.url() ?? RT).pathname).toBe('/');
  });

  it('says of a console that asks to sign in that nothing of it could be read', async () => {
    await world.driven.context.clearCookies();
    const round = await ask(['acc-lam-jadeyemi', 'acc-lam-mkruse', 'acc-rt-jadeyemi', 'acc-mesh-mkruse']);
    await world.own({ type: 'own.roundStart', round: round.id });
    const { accounts } = await ended();
    for (const { console, result, why } of accounts) {
      expect(result).toBe('unreadable');
      expect(why).toBe(`${console} asks to sign in. Sign in there, then ask again.`);
    }
  });
});
