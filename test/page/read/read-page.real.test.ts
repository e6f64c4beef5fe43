import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateBeside } from '../../consoles/chromium.ts';
import { type Desk, json, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const pane = (number: number, client: string, more = '') =>
  `<section class="ticket" ${more}><h1><span class="no">#${number}</span> Printer</h1><dl><dt>Client</dt><dd>${client}</dd></dl></section>`;
const ticketPage = {
  container: '.ticket',
  shown: { ticket: { selector: '.no', pattern: '^#(\\d+)$' } },
  read: { number: { url: 'ticket' }, client: { label: 'Client' } },
  require: ['number', 'client'],
};

describe('values are bound to the record the address names', () => {
  it('takes them from its container among several', async () => {
    await desk.open(pane(41, 'Contoso') + pane(42, 'Northwind') + pane(43, 'Fabrikam'));
    expect((await desk.read(ticketPage, { ticket: '42' })).ticket).toEqual({ number: '42', client: 'Northwind' });
  });

  it('takes nothing from a stale pane, and says what differs', async () => {
    await desk.open(pane(41, 'Contoso') + pane(42, 'Northwind', 'hidden'));
    const reading = await desk.read(ticketPage, { ticket: '42' });
    expect(reading.ticket).toBeUndefined();
    expect(reading.problems).toEqual([{ field: 'ticket', why: 'The page shows 41, its address says 42.' }]);
  });

  it('takes nothing when two containers claim the record, or none does', async () => {
    await desk.open(pane(42, 'Contoso') + pane(42, 'Northwind'));
    expect(await desk.read(ticketPage, { ticket: '42' })).toMatchObject({ problems: [{ field: 'container' }] });
    await desk.open('<p>Please sign in again</p>');
    expect(await desk.read(ticketPage, { ticket: '42' })).toMatchObject({ problems: [{ field: 'container' }] });
  });

  it('takes the pane of the ticket it was merged into when the console says so', async () => {
    desk.answer('/api/42', json({ number: 50 }));
    desk.answer('/api/43', json({ number: 43 }));
    const merging = {
      ...ticketPage,
      json: '/api/{ticket}',
      read: { ...ticketPage.read, mergedInto: { json: 'number' } },
    };
    await desk.open(pane(50, 'Northwind'));
    expect((await desk.read(merging, { ticket: '42' })).ticket).toEqual({
      number: '42',
      mergedInto: '50',
      client: 'Northwind',
    });
    expect(await desk.read(merging, { ticket: '43' })).toMatchObject({ problems: [{ field: 'ticket' }] });
  });

  it('takes nothing when the page changed while an answer was awaited', async () => {
    await desk.open(pane(42, 'Northwind'));
    desk.answer('/slow', (request, response) => {
      void desk.page
        .evaluate(() => {
          const number = document.querySelector('.no');
          if (number) number.textContent = '#41';
        })
        .then(() => json({ status: 'open' })(request, response));
    });
    const slow = { ...ticketPage, json: '/slow', read: { ...ticketPage.read, status: { json: 'status' } } };
    const reading = await desk.read(slow, { ticket: '42' });
    expect(reading.ticket).toBeUndefined();
    expect(reading.problems).toEqual([{ field: 'container', why: 'The page changed while it was read.' }]);
  });

  it('takes nothing when a required field is missing, and names it', async () => {
    await desk.open(pane(42, ''));
    const reading = await desk.read(ticketPage, { ticket: '42' });
    expect(reading.ticket).toBeUndefined();
    expect(reading.problems).toMatchObject([{ field: 'client' }]);
  });
});

describe('one value', () => {
  it('is that of the first rule that fits; a word for nothing ends the search', async () => {
    await desk.open('<title>Ticket 42 - Desk</title><i id="a">none yet</i><i id="b">P2</i><i id="c">x</i>');
    const { ticket } = await desk.read({
      read: {
        number: { title: true, pattern: '^Ticket (\\d+)' },
        priority: [
          { selector: '#missing' },
          { selector: '#c', pattern: '^P\\d$' },
          { selector: '#b', pattern: '^P\\d$', words: { P2: 'high' } },
        ],
        owner: [{ selector: '#a', empty: ['None yet'] }, '#b'],
      },
    });
    expect(ticket).toEqual({ number: '42', priority: 'high' });
  });

  it('is found in open shadow roots and frames of the same origin, never across origins', async () => {
    desk.answer('/frame', (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p id="in">framed</p>'),
    );
    const elsewhere = desk.origin.replace('127.0.0.1', 'localhost');
    await desk.open(`<x-card><template shadowrootmode="open"><b id="in">shadowed</b></template></x-card>
      <iframe id="own" src="/frame"></iframe><iframe id="other" src="${elsewhere}/frame"></iframe>`);
    const { ticket, problems } = await desk.read({
      read: { subject: 'x-card >>> #in', status: '#own >>> #in', owner: '#other >>> #in' },
    });
    expect(problems).toEqual([]);
    expect(ticket).toEqual({ subject: 'shadowed', status: 'framed' });
  });

  it('waits for the page to be ready, and says so when it never is', async () => {
    await desk.open(`<main aria-busy="true"></main><script>setTimeout(() => {
      document.querySelector('main').outerHTML = '<main aria-busy="false"><b id="s">late</b></main>';
    }, 300)</script>`);
    expect((await desk.read({ ready: 'main[aria-busy="false"]', read: { subject: '#s' } })).ticket).toEqual({
      subject: 'late',
    });
    expect(await desk.read({ ready: '#never', read: { subject: '#s' } })).toEqual({
      page: 'ticket',
      problems: [{ field: 'ready', why: 'The page did not finish loading within 8 seconds.' }],
    });
  });

  it('says which rule of a profile cannot be used, and takes the page for unread', async () => {
    await desk.open('<b id="s">x</b>');
    expect(await desk.read({ read: { subject: '#s', owner: '##' } })).toMatchObject({ problems: [{ field: 'owner' }] });
  });

  it('stops when the person leaves, observing nothing any more', async () => {
    await desk.open('<main></main>');
    const ended = await evaluateBeside(
      desk.page,
      desk.script,
      `(async () => {
        const leaving = new AbortController();
        const page = { id: 't', shows: 'ticket', ready: '#never', read: { subject: 'b' }, require: [] };
        const reading = reader.readPage({ page, params: {}, root: document, signal: leaving.signal });
        setTimeout(() => leaving.abort(), 50);
        return reading.then(() => 'read', (error) => error.name);
      })()`,
    );
    expect(ended).toBe('AbortError');
  });
});

describe('tenant and person', () => {
  it('are read with the page, by address, page and JSON, and the tenant again alone', async () => {
    desk.answer('/me', json({ login: 'ops@msp.example' }));
    await desk.open('<header><b id="tenant"> Northwind  Dental </b></header>');
    const what = {
      page: { id: 't', shows: 'other', read: {}, require: [] },
      params: { tenant: 'n-1' },
      tenant: ['#absent', '#tenant'],
      signedInAs: { json: 'login', get: '/me' },
    };
    const call = `(async () => {
      const common = { ...${JSON.stringify(what)}, root: document, signal: new AbortController().signal };
      return [await reader.readPage(common), await reader.readTenant(common.tenant, common), await reader.readTenant({ url: 'tenant' }, common)];
    })()`;
    expect(await evaluateBeside(desk.page, desk.script, call)).toEqual([
      { page: 't', tenant: 'Northwind Dental', signedInAs: 'ops@msp.example', problems: [] },
      'Northwind Dental',
      'n-1',
    ]);
  });
});

describe('JSON is asked of this console only', () => {
  const status = (page: object, params: Record<string, string> = {}) =>
    desk
      .read({ read: { status: [{ json: 'status' }, '#status'] }, ...page }, params)
      .then(({ ticket }) => ticket?.status);

  it('by GET, with the cookie session, below the base path, names filled in from address, fields and answers', async () => {
    await desk.page.context().addCookies([{ name: 'session', value: 's1', url: desk.origin }]);
    const seen: string[] = [];
    for (const [path, body] of [
      ['/desk/api/4%202', { owner: { id: 'a/b' }, queue: 7 }],
      ['/desk/users/a%2Fb', { name: 'Jide' }],
      ['/desk/queues/7/4%202', { name: 'Support', fields: [{ name: 'Kunde', values: ['Northwind'] }] }],
    ] as const) {
      desk.answer(path, (request, response) => {
        seen.push(`${request.method} ${request.headers.cookie} ${request.headers.authorization}`);
        json(body)(request, response);
      });
    }
    await desk.open('<p>x</p>');
    const queue = '/queues/{json.queue}/{number}';
    const { ticket } = await desk.read(
      {
        json: '/api/{ticket}',
        read: {
          number: { url: 'ticket' },
          owner: { json: 'name', get: '/users/{json.owner.id}' },
          queue: { json: 'name', get: queue },
          client: { json: 'fields.[name=Client|Kunde].values.0', get: queue },
          status: { json: 'owner' },
          subject: { json: 'constructor.name' },
        },
      },
      { ticket: '4 2', base: '/desk' },
    );
    expect(ticket).toEqual({ number: '4 2', owner: 'Jide', queue: 'Support', client: 'Northwind' });
    expect(seen).toEqual(Array(3).fill('GET session=s1 undefined'));
  });

  it('and what is no plain answer gives no value: redirects, other types, errors, too much, other origins', async () => {
    await desk.open('<b id="status">by page</b>');
    desk.answer('/json', json({ status: 'by JSON' }));
    desk.answer('/redirect', (_request, response) => response.writeHead(302, { location: '/json' }).end());
    desk.answer('/html', (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('{"status":"html"}'),
    );
    desk.answer('/broken', (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":'),
    );
    desk.answer('/huge', json({ status: 'huge', padding: 'x'.repeat(1_100_000) }));
    expect(await status({ json: '/json' })).toBe('by JSON');
    for (const path of [
      '/redirect',
      '/html',
      '/broken',
      '/huge',
      '/absent',
      `//${new URL(desk.origin).host.replace('127.0.0.1', 'localhost')}/json`,
    ]) {
      expect(await status({ json: path }), path).toBe('by page');
    }
  });

  it('and a name that would change the path is not filled in', async () => {
    await desk.open('<b id="status">by page</b>');
    desk.answer('/json', json({ status: 'by JSON' }));
    expect(await status({ json: '/api/{ticket}/json' }, { ticket: '..' })).toBe('by page');
    expect(await status({ json: '/{ticket}' }, { ticket: '' })).toBe('by page');
    expect(desk.asked).toEqual([]);
  });

  it('and no more than eight times', async () => {
    await desk.open('<p>x</p>');
    const rules = Array.from({ length: 12 }, (_, index) => ({ json: 'status', get: `/many/${index}` }));
    await desk.read({ read: { status: rules } });
    expect(desk.asked).toHaveLength(8);
  });
});
