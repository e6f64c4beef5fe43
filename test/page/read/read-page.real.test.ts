import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateBeside, readerScript } from '../../consoles/chromium.ts';
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

describe('lists of accounts', () => {
  it('give each row once, by its cells and headings, and no more than a thousand', async () => {
    const rows = Array.from(
      { length: 1050 },
      (_, index) => `<tr><td><a href="/u?name=u%C3%BC${index}">open</a></td><td>u${index}@x.example</td></tr>`,
    );
    await desk.open(
      `<table><tr><th></th><th>E-Mail</th></tr>${rows.join('')}<tr><td>Total</td><td>1050</td></tr></table>`,
    );
    const { account, list, problems } = await desk.read({
      shows: 'accounts',
      rows: 'tr:has(a)',
      list: { total: { selector: 'tr:last-child td:last-child' }, link: { selector: 'a', attr: 'href' } },
      record: { selector: 'a', attr: 'href', decode: true, pattern: 'name=(.+)$' },
      read: { email: { label: ['Email', 'E-Mail'] } },
    });
    expect(problems).toEqual([]);
    expect(account).toHaveLength(1000);
    expect(list).toMatchObject({ rows: 1000, total: 1050, whole: false, why: 'The page leaves out some of it.' });
    expect(account?.[1]).toEqual({
      record: 'uü1',
      values: { email: 'u1@x.example' },
      link: '/u?name=u%C3%BC1',
    });
    const bad = await desk.read({ shows: 'accounts', rows: 'tr:has(a)', record: 'a', read: { email: '##' } });
    expect(bad.account).toBeUndefined();
    expect(bad.problems).toHaveLength(20);
  });

  const listOf = (html: string, list: object) => ({
    html: `<table><tr><td class="who">ada</td><td class="mail"></td></tr></table>${html}`,
    page: { shows: 'accounts', rows: 'tr', record: '.who', read: { email: '.mail', phone: '.phone' }, list } as const,
  });
  it.each([
    ['says nothing of its length', '', undefined, { whole: false, first: false, last: false }],
    ['stands on one page', '', {}, { whole: true, first: true, last: true }],
    ['counts itself', '<p>1 user</p>', { total: 'p' }, { whole: true, total: 1 }],
    ['counts itself in words', '<p>one user</p>', { total: 'p' }, { whole: false }],
    ['writes thousands with a dot', '<p>12.345 Benutzer</p>', { total: 'p' }, { total: 12_345 }],
    ['is searched', '<input value="ad">', { filtered: 'input' }, { whole: false }],
    ['could be searched', '<input value="">', { filtered: 'input' }, { whole: true }],
    ['leaves some out', '<br>', { more: 'table + br' }, { whole: false }],
    [
      'goes on',
      '<a href="?page=2">2</a>',
      { next: { selector: 'a', attr: 'href' } },
      { last: false, next: '/page?page=2' },
    ],
    [
      'goes on elsewhere',
      '<a href="//evil.example/">2</a>',
      { next: { selector: 'a', attr: 'href' } },
      { last: false },
    ],
  ])('know of a list that %s how much of it is shown', async (_what, html, list, expected) => {
    const at = listOf(html, list as object);
    await desk.open(at.html);
    const reading = await desk.read(at.page as never);
    expect(reading.list).toMatchObject({ rows: 1, ...expected });
    expect(reading.list?.next).toBe((expected as { next?: string }).next);
  });

  it('tell a value that is not there from one that is not shown', async () => {
    const at = listOf('', {});
    await desk.open(at.html);
    expect((await desk.read(at.page as never)).account).toEqual([{ record: 'ada', values: { email: '' } }]);
  });

  it('take all of several groups', async () => {
    await desk.open('<h1>ada</h1><ul><li>VPN users</li><li> Admins </li></ul>');
    const page = { shows: 'account', record: 'h1', read: { groups: { selector: 'li', each: true } } } as const;
    expect((await desk.read(page as never)).account).toEqual([
      { record: 'ada', values: { groups: 'VPN users; Admins' } },
    ]);
  });
});

it('an account the console does not have is absent, not unreadable', async () => {
  await desk.open('<p class="error">No such user</p>');
  const page = { shows: 'account', record: 'h1', ready: 'h1', absent: '.error', read: { userName: 'h1' } } as const;
  expect(await desk.read(page as never)).toMatchObject({ absent: true, problems: [] });
});

describe('a look-up by the console’s own JSON', () => {
  const lookup = {
    page: {
      id: 'lookup',
      shows: 'account',
      json: '/api/user/{account}',
      record: { json: 'name' },
      read: {},
      require: [],
    },
    params: { account: 'ada/1', base: '' },
    probe: '/api',
  };
  const lookUp = async () => {
    const call = `reader.lookUp(${JSON.stringify(lookup)}, { root: document, signal: new AbortController().signal })`;
    return evaluateBeside(desk.page, await readerScript('lookup.ts'), call);
  };

  it('reads an account, whatever its name holds', async () => {
    desk.answer('/api/user/ada%2F1', json({ name: 'ada/1' }));
    await desk.open('<p>Any page</p>');
    expect(await lookUp()).toMatchObject({ account: [{ record: 'ada/1' }], problems: [] });
  });

  it('takes a 404 for “no such account” only while the API answers at all', async () => {
    desk.answer('/api/user/ada%2F1', (_request, response) =>
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}'),
    );
    await desk.open('<p>Any page</p>');
    expect(await lookUp()).toMatchObject({ problems: [{ why: 'The console’s API is switched off.' }] });
    desk.answer('/api', json({}));
    expect(await lookUp()).toMatchObject({ absent: true, problems: [] });
  });
});
