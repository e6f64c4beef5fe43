import { describe, expect, test } from 'vitest';
import { type NamingContext, NamingError, parseTemplate, renderTemplate } from '../../lib/record/naming.ts';

const CONTEXT: NamingContext = {
  'name.givenName': 'Jörg Peter',
  'name.familyName': 'Müller-Ångström',
  email: 'jorg@msp.example',
  'email.local': 'jorg',
  'client.domain': 'fabrikam.example',
};

function render(source: string, context: NamingContext = CONTEXT): string {
  const rendered = renderTemplate(parseTemplate(source), context);
  return rendered.ok ? rendered.value : `${rendered.path} ${rendered.reason}`;
}

function errorOf(source: string): NamingError {
  try {
    parseTemplate(source);
  } catch (error) {
    if (error instanceof NamingError) return error;
    throw error;
  }
  throw new Error(`“${source}” was read without an error`);
}

describe('a naming rule', () => {
  test.each([
    [
      '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii:alnum}@{client.domain}',
      'jmuellerangstroem@fabrikam.example',
    ],
    ['{name.familyName:ascii:3:upper}', 'MUE'],
    ['{name.familyName:3:ascii:upper}', 'MUEL'],
    ['{name.givenName:first}', 'Jörg'],
    ['{name.givenName:slug}.{name.familyName:slug}', 'jörg-peter.müller-ångström'],
    ['{name.familyName:upper:title}', 'Müller-Ångström'],
    ['{nickName|name.givenName:lower:first}', 'jörg'],
    ['{{{email.local}}}', '{jorg}'],
    ['ext-{email.local}', 'ext-jorg'],
  ])('%s gives %s', (source, value) => {
    expect(render(source)).toBe(value);
  });

  test('gives nothing at all when a value it needs is absent', () => {
    expect(render('{employeeNumber}-{email.local}')).toBe('employeeNumber absent');
  });

  test('gives nothing when a name has letters without an ASCII form, and never half a name', () => {
    expect(render('{name.familyName:ascii}', { 'name.familyName': 'Иванова' })).toBe('name.familyName no-ascii');
    expect(render('{name.familyName:ascii}', { 'name.familyName': '王小明' })).toBe('name.familyName no-ascii');
    expect(render('{name.familyName:ascii}', { 'name.familyName': 'Berg Иванова' })).toBe('name.familyName no-ascii');
    expect(render('{name.familyName:alnum}', { 'name.familyName': '--' })).toBe('name.familyName empty');
  });

  test('keeps Han and Cyrillic where the rule does not ask for ASCII', () => {
    expect(render('{name.familyName:1}', { 'name.familyName': '王小明' })).toBe('王');
  });

  test.each([
    ['', 'naming.empty', 0],
    ['x'.repeat(513), 'naming.too-long', 512],
    ['ab{name.givenName', 'naming.unclosed', 2],
    ['ab}', 'naming.stray-brace', 2],
    ['{name.first}', 'naming.unknown-path', 1],
    ['{}', 'naming.unknown-path', 1],
    ['{constructor}', 'naming.unknown-path', 1],
    ['{__proto__}', 'naming.unknown-path', 1],
    ['{email:lowr}', 'naming.unknown-filter', 7],
    ['{email:toString}', 'naming.unknown-filter', 7],
    ['{email:0}', 'naming.unknown-filter', 7],
    ['{email:lower:100}', 'naming.unknown-filter', 13],
  ])('%s is refused with %s', (source, code, at) => {
    expect(errorOf(source)).toMatchObject({ code, at });
  });

  test('a rule that cannot be read shows the place', () => {
    expect(errorOf('{email}@{client.domian:lower}').sentence).toContain('{email}@{⟦client.domian⟧:lower}');
    expect(errorOf('{email:lowr}').sentence).toContain('{email:⟦lowr⟧}');
  });

  test('a hostile rule of full length is read or refused at once', () => {
    for (const source of [
      '{'.repeat(512),
      '{email:'.repeat(73),
      `{${'|'.repeat(510)}}`,
      `{email${':1'.repeat(250)}}`,
    ]) {
      try {
        render(source);
      } catch (error) {
        expect(error).toBeInstanceOf(NamingError);
      }
    }
  });
});
