import { describe, expect, test } from 'vitest';
import { type ClientFields, matchClient } from '../../lib/record/match-client.ts';
import { client, contoso, ours } from './sample.ts';

const CLIENTS = [client(), contoso(), ours()];

function match(fields: ClientFields, clients = CLIENTS): string {
  const result = matchClient(fields, clients);
  if (result.status === 'known') return `${result.client.id} by ${result.by}`;
  if (result.status === 'ambiguous') return `ambiguous ${result.clients.map((one) => one.id).join(' ')}`;
  return 'unknown';
}

describe('the client of a ticket', () => {
  test.each<[string, ClientFields, string]>([
    ['the company id', { clientId: '17', client: 'Some other spelling' }, 'fabrikam by psaCompanyId'],
    ['the name', { client: 'Fabrikam GmbH' }, 'fabrikam by name'],
    ['the name without legal form, case aside', { client: 'FABRIKAM' }, 'fabrikam by name'],
    ['the name with another legal form', { client: 'Contoso Limited' }, 'contoso by name'],
    ['an alias, punctuation aside', { client: 'fabrikam-werke' }, 'fabrikam by alias'],
    ['the mail domain', { requesterEmail: 'Anna <anna@FABRIKAM.example>' }, 'fabrikam by domain'],
    ['a subdomain', { requesterEmail: 'anna@mail.contoso.example' }, 'contoso by domain'],
  ])('is known by %s', (_, fields, result) => {
    expect(match(fields)).toBe(result);
  });

  test('is asked when name and mail domain disagree', () => {
    expect(match({ client: 'Contoso', requesterEmail: 'anna@fabrikam.example' })).toBe('ambiguous contoso fabrikam');
    expect(match({ clientId: '17', requesterEmail: 'anna@contoso.example' })).toBe('ambiguous fabrikam contoso');
    expect(match({ clientId: '17', client: 'Contoso' })).toBe('ambiguous fabrikam contoso');
  });

  test('is asked when a known mail domain comes with a company nobody knows', () => {
    expect(matchClient({ client: 'Fabrikam Holdings', requesterEmail: 'a@fabrikam.example' }, CLIENTS)).toMatchObject({
      status: 'ambiguous',
      named: 'Fabrikam Holdings',
    });
  });

  test('is asked when the name fits but the company id is another one', () => {
    expect(match({ clientId: '99', client: 'Fabrikam' })).toBe('ambiguous fabrikam');
    expect(match({ clientId: '99', client: 'Contoso' })).toBe('contoso by name');
  });

  test('is asked when two clients bear the name, unless one bears it in full', () => {
    const both = [client({ aliases: [] }), contoso({ name: 'Fabrikam AG' })];
    expect(match({ client: 'Fabrikam' }, both)).toBe('ambiguous fabrikam contoso');
    expect(match({ client: 'Fabrikam AG' }, both)).toBe('contoso by name');
  });

  test.each<[string, ClientFields, Partial<Parameters<typeof contoso>[0]>]>([
    ['one alias', { client: 'Werke Nord' }, { aliases: ['werke  nord'] }],
    ['one name, by name and by alias', { client: 'Fabrikam GmbH' }, { aliases: ['FABRIKAM GmbH'] }],
    ['one whole name', { client: 'Fabrikam GmbH' }, { name: 'Fabrikam GmbH' }],
    ['one company id', { clientId: '17' }, { psaCompanyIds: [' 17 '] }],
    ['one mail domain', { requesterEmail: 'a@fabrikam.example' }, { domains: ['Fabrikam.example'] }],
    ['one name but for its accents', { client: 'Fabrikäm' }, { name: 'Fabrìkam' }],
  ])('is asked when two clients have %s, in whatever order they stand', (_, fields, second) => {
    const both = [client({ aliases: ['Werke Nord'] }), contoso(second)];
    const answers = [matchClient(fields, both), matchClient(fields, both.toReversed())];
    for (const answer of answers) {
      if (answer.status !== 'ambiguous') throw new Error(`it is ${answer.status}`);
      expect(answer.clients.map(({ id }) => id).sort()).toEqual(['contoso', 'fabrikam']);
    }
  });

  test('is known though two bear the name, when the company id says which', () => {
    const both = [client({ aliases: [] }), contoso({ name: 'Fabrikam AG' })];
    expect(match({ clientId: '17', client: 'Fabrikam GmbH' }, both)).toBe('fabrikam by psaCompanyId');
    expect(match({ clientId: '17', client: 'Fabrikam AG' }, both)).toBe('ambiguous fabrikam contoso');
  });

  test.each([
    ['a Cyrillic letter', 'F\u0430brikam'],
    ['a zero-width space', 'Fabri\u200bkam'],
    ['a right-to-left override', '\u202eFabrikam'],
    ['full-width letters', 'Ｆａｂｒｉｋａｍ'],
    ['a digit for a letter', 'C0ntoso'],
  ])('never matches silently with %s', (_, name) => {
    expect(match({ client: name })).toMatch(/^ambiguous (fabrikam|contoso)$/);
  });

  test('never matches a look-alike domain, and the right name does not hide it', () => {
    expect(match({ requesterEmail: 'anna@f\u0430brikam.example' })).toBe('ambiguous fabrikam');
    expect(match({ client: 'Fabrikam', requesterEmail: 'anna@f\u0430brikam.example' })).toBe('ambiguous fabrikam');
  });

  test.each([
    'anna@fabrikam.example.evil.test',
    'anna@evilfabrikam.example',
    'fabrikam.example',
    '@',
    'a@127.0.0.1',
    'a@b/fabrikam.example',
  ])('does not take %s for a client', (requesterEmail) => {
    expect(match({ requesterEmail })).toBe('unknown');
  });

  test('is never known by a consumer mail domain, even when one is configured', () => {
    expect(match({ requesterEmail: 'a@gmail.com' }, [client({ domains: ['gmail.com'] })])).toBe('unknown');
  });

  test('prefers the longest domain', () => {
    const sub = contoso({ domains: ['contoso.fabrikam.example'] });
    expect(match({ requesterEmail: 'a@x.contoso.fabrikam.example' }, [client(), sub])).toBe('contoso by domain');
  });

  test("is not disputed by the mail address of one of the MSP's own people", () => {
    expect(match({ client: 'Fabrikam', requesterEmail: 'jana@msp.example' })).toBe('fabrikam by name');
    expect(match({ requesterEmail: 'jana@msp.example' })).toBe('msp by domain');
  });

  test('is unknown without a hint, and repeats what the ticket called it', () => {
    expect(match({})).toBe('unknown');
    expect(matchClient({ client: 'Northwind' }, CLIENTS)).toEqual({ status: 'unknown', named: 'Northwind' });
    expect(match({ client: 'GmbH' })).toBe('unknown');
  });
});
