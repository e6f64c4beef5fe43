import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateBeside, readerScript } from '../../consoles/chromium.ts';
import { type Desk, json, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

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
