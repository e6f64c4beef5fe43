import { describe, expect, it } from 'vitest';
import { consoleAt, matchPage } from '../../lib/consoles/match.ts';
import { profileSchema } from '../../lib/consoles/profile.schema.ts';
import type { Console } from '../../lib/record/record.schema.ts';

const psa: Console = {
  id: 'psa',
  version: 1,
  label: 'Our PSA',
  kind: 'psa',
  profile: 'psa',
  origins: ['https://psa.example.com'],
  basePath: '/desk',
  administeredBy: 'us',
  tenancy: { mode: 'ours' },
};
const ids = (url: string, consoles: Console[] = [psa]) => consoleAt(url, consoles).map(({ id }) => id);

describe('a console is found at its own origin only (attack 9)', () => {
  it('takes the origin and what lies below the base path', () => {
    for (const url of [
      'https://psa.example.com/desk',
      'https://psa.example.com/desk/',
      'https://PSA.example.com:443/desk/t?x=1#y',
    ]) {
      expect(ids(url), url).toEqual(['psa']);
    }
  });

  it('refuses look-alikes, other ports and schemes, user names and borrowed origins', () => {
    const refused = [
      'https://psa.example.com.evil.tld/desk/',
      'https://evil-psa.example.com/desk/',
      'https://example.com/desk/',
      'https://рsa.example.com/desk/', // the first letter is Cyrillic
      'https://psa.example.com./desk/',
      'https://psa.example.com@evil.tld/desk/',
      'https://user@psa.example.com/desk/',
      'https://user:secret@psa.example.com/desk/',
      'https://psa.example.com:8443/desk/',
      'http://psa.example.com/desk/',
      'blob:https://psa.example.com/desk/',
      'filesystem:https://psa.example.com/desk/',
      'data:text/html,https://psa.example.com/desk/',
      'view-source:https://psa.example.com/desk/',
      'https:///desk/',
      'not an address',
      '',
    ];
    for (const url of refused) expect(ids(url), url).toEqual([]);
  });

  it('holds the base path to whole segments, after dots were resolved', () => {
    const refused = ['/', '/deskx/t', '/Desk/t', '/desk/../admin', '/desk/%2e%2e/admin', '/desk\\..\\admin'];
    for (const path of refused) expect(ids(`https://psa.example.com${path}`), path).toEqual([]);
  });

  it('names the console with the longer base path first where two share an origin', () => {
    const root = { ...psa, id: 'root', basePath: '/' };
    expect(ids('https://psa.example.com/desk/t', [root, psa])).toEqual(['psa', 'root']);
    expect(ids('https://psa.example.com/other', [root, psa])).toEqual(['root']);
  });
});

describe('a page is recognised by path, query and hash', () => {
  const profile = profileSchema.parse({
    id: 'psa',
    kind: 'psa',
    label: 'PSA',
    checked: '2026-11',
    pages: [
      { id: 'ticket', shows: 'other', path: '/tickets/:ticket(\\d+){/*}?' },
      { id: 'new', shows: 'other', path: '/user', query: { create: '1' } },
      { id: 'user', shows: 'other', path: '/user', query: { id: ':user(\\d+)', tab: '*' } },
      { id: 'route', shows: 'other', path: '/app', hash: '/users/:user' },
      { id: 'any', shows: 'other', path: '/user', query: { name: ':name' } },
    ],
  });
  const at = (path: string) => {
    const matched = matchPage(profile, psa, `https://psa.example.com/desk${path}`);
    return matched && { page: matched.page.id, ...matched.params };
  };

  it('captures from each and gives the base path for the reader', () => {
    expect(at('/tickets/42')).toEqual({ page: 'ticket', ticket: '42', base: '/desk' });
    expect(at('/tickets/42/notes')).toEqual({ page: 'ticket', ticket: '42', base: '/desk' });
    expect(at('/user?tab=a&id=7')).toEqual({ page: 'user', user: '7', base: '/desk' });
    expect(at('/user?id=7;tab=a')).toEqual({ page: 'user', user: '7', base: '/desk' });
    expect(at('/user?create=1')).toEqual({ page: 'new', base: '/desk' });
    expect(at('/app#/users/J%C3%BCrgen')).toEqual({ page: 'route', user: 'Jürgen', base: '/desk' });
    expect(at('/user?name=Anne%20%26%20Co%25')).toEqual({ page: 'any', name: 'Anne & Co%', base: '/desk' });
  });

  it('knows no page where a part is missing, other, or given twice', () => {
    for (const path of [
      '/tickets/x',
      '/tickets',
      '/user',
      '/user?id=7',
      '/user?id=x&tab=a',
      '/user?id=7&id=8&tab=a',
      '/user?create=2',
      '/app',
    ]) {
      expect(at(path), path).toBeNull();
    }
  });

  it('knows no page outside the console, whatever the path', () => {
    expect(matchPage(profile, psa, 'https://evil.tld/desk/tickets/42')).toBeNull();
    expect(matchPage(profile, psa, 'https://psa.example.com/tickets/42')).toBeNull();
  });
});
