import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../../lib/record/access.schema.ts';
import { objectAnswerSchema, searchAnswerSchema } from '../../../lib/wire/admin.schema.ts';
import { type Acting, exception, machine, startActing, template } from './act.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
});
afterEach(() => act.stop());

const ids = async (path: string, by = act.root): Promise<string[]> =>
  (await act.get(path, by)).json.items.map((one: { id: string }) => one.id);

describe('searching', () => {
  it('finds words anywhere, in any order, with or without accents, and answers in shape', async () => {
    const technician = (await act.get('/v1/search/technicians?limit=1')).json.items[0];
    const named = { ...technician, id: 'jboehmer', userName: 'jboehmer', displayName: 'Jörg Böhmer-Wankheim' };
    await act.put('/v1/technicians/jboehmer', { ...named, name: { givenName: 'Jörg', familyName: 'Böhmer' } });
    for (const q of ['böhmer', 'BOEHMER', 'bohmer', 'wank jörg', 'nkheim', 'JBOEHMER'])
      expect(await ids(`/v1/search/technicians?q=${encodeURIComponent(q)}`), q).toEqual(['jboehmer']);
    const answer = await act.get('/v1/search/technicians');
    expect(searchAnswerSchema('technicians').parse(answer.json).total).toBe(9);
  });

  it('takes wildcards, quotes and backslashes as text', async () => {
    await act.put('/v1/templates/desk', template({ label: '100% \\ O’Brien_desk' }));
    await act.put('/v1/templates/other', template({ id: 'other', label: 'Nothing alike' }));
    for (const q of ['%', '\\', '_desk', '100%', 'o’brien'])
      expect(await ids(`/v1/search/templates?q=${encodeURIComponent(q)}`), q).toEqual(['desk']);
    for (const q of ["'; drop table objects; --", '%%', '\\\\'])
      expect(await ids(`/v1/search/templates?q=${encodeURIComponent(q)}`), q).toEqual([]);
  });

  it('pages without a gap or a repeat, in each order, also where titles are the same', async () => {
    for (let n = 0; n < 7; n++)
      await act.put(
        `/v1/machines/m${n}`,
        machine({
          id: `m${n}`,
          name: `job ${n % 2}`,
          kind: 'token',
          client: n < 4 ? 'northwind' : 'contoso',
          console: n % 4 < 2 ? undefined : n < 4 ? 'practice-portal' : 'practice-desk',
        } as never),
      );
    const there = await ids('/v1/search/machines?limit=200');
    for (const sort of ['title', '-title', '-changed']) {
      const all: string[] = [];
      let after = '';
      do {
        const { json } = await act.get(
          `/v1/search/machines?limit=2&sort=${sort}${after && `&after=${encodeURIComponent(after)}`}`,
        );
        expect(json.total).toBe(there.length);
        all.push(...json.items.map((one: { id: string }) => one.id));
        after = json.next;
      } while (after);
      expect(all.toSorted(), sort).toEqual(there.toSorted());
      expect(all).toEqual(await ids(`/v1/search/machines?sort=${sort}`));
    }
    expect(there.length).toBeGreaterThan(4);
  });

  it.each([
    '?after=nonsense',
    '?sort=-changed&after=WyJ0aXRsZSIsImEiLCJiIl0',
    '?state=frozen',
    '?limit=0',
    '?limit=5000',
    '?sort=body',
    '?nonsense=1',
  ])('refuses %s with a sentence', async (query) => {
    const answer = await act.get(`/v1/search/accounts${query}`);
    expect(answer.status).toBe(400);
    expect(answer.json.error.sentence).toMatch(/[a-z]{3}.*\.$/);
  });

  it('knows no other kinds', async () => {
    for (const kind of ['devices', 'grants', 'constructor', '__proto__', 'tokens'])
      expect((await act.get(`/v1/search/${kind}`)).status).toBe(404);
  });

  it('narrows to a state, and to what has to do with a client, a technician or a console', async () => {
    const jade = await act.object('technicians', 'jadeyemi');
    await act.put('/v1/technicians/jadeyemi', { ...jade, active: false }, { version: jade.version });
    expect(await ids('/v1/search/technicians?state=inactive')).toContain('jadeyemi');
    expect(await ids('/v1/search/technicians?state=active')).not.toContain('jadeyemi');
    const allot = { technician: 'lnguyen', client: 'contoso', console: 'practice-portal', purpose: 'everyday' };
    expect((await act.post('/v1/accounts/allot', { ...allot, client: 'northwind' })).status).toBe(200);
    for (const query of ['client=northwind', 'technician=lnguyen', 'console=practice-portal', 'state=planned'])
      expect((await act.get(`/v1/search/accounts?${query}`)).json.total, query).toBe(1);
    expect(await ids('/v1/search/technicians?client=northwind')).toEqual(['lnguyen']);
    expect(await ids('/v1/search/clients?technician=lnguyen')).toEqual(['northwind']);
    expect((await act.get('/v1/search/accounts?client=contoso')).json.total).toBe(0);
  });
});

describe('what a technician sees', () => {
  it('is what they serve: no other client, its exceptions, machines, tenants or grants', async () => {
    await act.put('/v1/exceptions/e-n', exception({ id: 'e-n' }));
    await act.put('/v1/exceptions/e-c', exception({ id: 'e-c', client: 'contoso' }));
    await act.put('/v1/machines/m-c', machine({ id: 'm-c', client: 'contoso' }));
    const grant: Grant = { kind: 'iam', purpose: 'everyday', groups: [] };
    const grants = [
      { ...grant, client: 'contoso', role: 'Contoso secret role' },
      { ...grant, client: 'northwind', role: 'Helpdesk' },
    ];
    await act.put('/v1/templates/desk', template({ grants }));
    const lan = await act.collector.enrol('lnguyen', { roles: ['technician'], serves: ['northwind'] });
    expect(await ids('/v1/search/clients', lan)).toEqual(['msp', 'northwind']);
    expect(await ids('/v1/search/exceptions', lan)).toEqual(['e-n']);
    expect((await act.get('/v1/search/machines', lan)).json).toMatchObject({ items: [], total: 0 });
    expect(JSON.stringify((await act.get('/v1/search/templates', lan)).json)).not.toContain('Contoso');
    expect((await act.get('/v1/search/templates?q=secret', lan)).json.total).toBe(0);
    expect(JSON.stringify((await act.get('/v1/search/consoles', lan)).json)).not.toContain('contoso');
    for (const path of ['clients/contoso', 'exceptions/e-c', 'machines/m-c', 'clients/guessed'])
      expect((await act.get(`/v1/objects/${path}`, lan)).status, path).toBe(404);
    for (const kind of ['sources', 'groups']) expect((await act.get(`/v1/search/${kind}`, lan)).status).toBe(403);
    expect((await act.get('/v1/objects/exceptions/e-n/history', lan)).status).toBe(403);
    const counts = (await act.get('/v1/exceptions/summary', lan)).json;
    expect([counts.all.running, counts.clients.length]).toEqual([1, 1]);
  });

  it('holds nobody who is gone, and nothing for somebody who serves none', async () => {
    const none = await act.collector.enrol('lnguyen', { roles: ['technician'], serves: [] });
    expect(await ids('/v1/search/clients', none)).toEqual(['msp']);
    const jade = await act.object('technicians', 'jadeyemi');
    await act.put('/v1/technicians/jadeyemi', { ...jade, active: false }, { version: 1 });
    expect(await ids('/v1/search/technicians?q=jadeyemi', none)).not.toContain('jadeyemi');
    expect((await act.get('/v1/objects/technicians/jadeyemi', none)).status).toBe(404);
  });
});

describe('what a compliance person sees', () => {
  it('is the clients their grant names: others are not suggested, named or read', async () => {
    await act.put('/v1/exceptions/e-c', exception({ id: 'e-c', client: 'contoso' }));
    const bound = await act.collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
    expect(await ids('/v1/search/clients', bound)).toEqual(['msp', 'northwind']);
    expect((await act.get('/v1/search/exceptions', bound)).json).toMatchObject({ items: [], total: 0 });
    expect(JSON.stringify((await act.get('/v1/search/consoles', bound)).json)).not.toContain('contoso');
    for (const path of ['clients/contoso', 'exceptions/e-c', 'clients/contoso/history'])
      expect((await act.get(`/v1/objects/${path}`, bound)).status, path).toBe(404);
    expect((await act.get('/v1/objects/clients/northwind/history', bound)).status).toBe(200);
    expect((await act.get('/v1/search/sources', bound)).status).toBe(200);
    expect(await ids('/v1/search/technicians?q=jadeyemi', bound)).toContain('jadeyemi');
  });

  it('… nor kept on their device, nor on the board of drift', async () => {
    const bound = await act.collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
    const every = await act.collector.enrol('mkruse', { roles: ['compliance'], serves: [] });
    const seenBy = async (one: typeof bound) => {
      const { json: record } = await act.get('/v1/snapshot', one);
      const { json: board } = await act.get('/v1/drift/board', one);
      const { json: coverage } = await act.get('/v1/drift/coverage', one);
      return [record.clients, record.consoles, board.consoles, coverage.rows].map((shown) =>
        JSON.stringify(shown).includes('contoso'),
      );
    };
    expect(await seenBy(bound)).toEqual([false, false, false, false]);
    expect(await seenBy(every)).toEqual([true, true, true, true]);
    expect((await act.get('/v1/drift?client=contoso', bound)).status).toBe(403);
  });

  it('is all of them where it names none, and for whoever leads or administers too', async () => {
    const every = await act.collector.enrol('lnguyen', { roles: ['compliance'], serves: [] });
    const lead = await act.collector.enrol('jadeyemi', { roles: ['compliance', 'lead'], serves: ['northwind'] });
    for (const one of [every, lead]) expect(await ids('/v1/search/clients', one)).toContain('contoso');
    expect((await act.get('/v1/objects/clients/contoso/history', every)).status).toBe(200);
  });
});

describe('one object', () => {
  it('says where each part of a technician came from, and who owns it', async () => {
    await act.put('/v1/sources/hr', { id: 'hr', version: 1, label: 'HR file', kind: 'csv', owns: ['title'] });
    const jade = await act.object('technicians', 'jadeyemi');
    await act.put('/v1/technicians/jadeyemi', { ...jade, nickName: 'Jay' }, { version: 1 });
    const { json } = await act.get('/v1/objects/technicians/jadeyemi');
    expect(objectAnswerSchema('technicians').parse(json)).toMatchObject({
      changedBy: 'root',
      sources: { nickName: { source: 'options', label: 'the options page', at: '2026-11-20T08:00:00.000Z' } },
      owners: { title: { id: 'hr', label: 'HR file' } },
    });
  });

  it('has a history, newest first and page by page, also once it is gone', async () => {
    await act.put('/v1/templates/desk', template());
    await act.put('/v1/templates/desk', template({ label: 'Desk' }), { version: 1, why: 'Shorter' });
    await act.remove('/v1/templates/desk', { version: 2, why: 'Nobody has it' });
    const { json } = await act.get('/v1/objects/templates/desk/history?limit=2');
    expect(json.versions).toMatchObject([
      { version: 3, change: 'removed', by: 'root', why: 'Nobody has it' },
      {
        version: 2,
        change: 'changed',
        why: 'Shorter',
        fields: [{ path: 'label', from: 'Service desk L1', to: 'Desk' }],
      },
    ]);
    const rest = (await act.get(`/v1/objects/templates/desk/history?limit=2&before=${json.next}`)).json;
    expect([rest.versions.length, rest.versions[0].change, rest.next]).toEqual([1, 'added', null]);
    expect((await act.get('/v1/objects/templates/never/history')).status).toBe(404);
    expect((await act.get('/v1/objects/templates/desk')).status).toBe(404);
  });
});
