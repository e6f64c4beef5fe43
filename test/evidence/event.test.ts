import { describe, expect, test } from 'vitest';
import { canonical } from '../../lib/evidence/canonical.ts';
import { displayText } from '../../lib/evidence/display-text.ts';
import { type EventField, eventBodySchema } from '../../lib/evidence/event.schema.ts';
import { type EventParts, makeEvent } from '../../lib/evidence/event.ts';

const NOW = Date.parse('2026-11-22T08:30:00.123Z');
const PARTS: EventParts = {
  verb: 'fill.done',
  outcome: 'success',
  actor: { technician: 'jana', version: 3, device: 'dev-1' },
  ticket: { console: 'rt', number: '4711' },
  fields: [
    {
      attribute: 'email',
      control: 'E-mail',
      to: 'jana@msp.example',
      outcome: 'kept',
      provenance: { from: 'record', technician: 'jana', version: 3, path: 'emails[type eq "work"].value' },
    },
  ],
  detail: { gesture: 'click', count: 1, overwrite: false },
};

function made(over: Partial<EventParts>) {
  return eventBodySchema.parse(makeEvent({ ...PARTS, ...over }, NOW));
}

describe('an event', () => {
  test('has a version, a time-ordered id and its time, and fits the schema', () => {
    const body = made({});
    expect(body).toMatchObject({ v: 1, at: '2026-11-22T08:30:00.123Z', ...PARTS });
    expect(Number.parseInt(body.id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW);
    expect(made({}).id).not.toBe(body.id);
  });

  test('leaves out what is undefined, so that its bytes are canonical', () => {
    const body = makeEvent({ ...PARTS, client: undefined, code: undefined } as EventParts, NOW);
    expect('client' in body).toBe(false);
    expect(JSON.parse(canonical(body))).toEqual(body);
  });

  test('cuts what is too long with a mark, and never through a character', () => {
    const long = made({
      object: { type: 'account', key: `${'x'.repeat(510)}😀😀` },
      fields: [{ attribute: 'title', from: 'y'.repeat(5000) }],
    });
    expect(long.object?.key).toBe(`${'x'.repeat(510)}…`);
    expect(long.fields?.[0]?.from).toHaveLength(2048);
    expect(long.fields?.[0]?.from?.endsWith('…')).toBe(true);
  });

  test('says how many fields it could not hold', () => {
    const fields: EventField[] = Array.from({ length: 203 }, (_, at) => ({ attribute: 'title', control: String(at) }));
    const body = made({ fields });
    expect(body.fields).toHaveLength(200);
    expect(body.detail).toEqual({ ...PARTS.detail, fieldsLeftOut: 3 });
  });

  test('attack 38: lone surrogates and NUL are replaced in sight, and the event has canonical bytes', () => {
    const body = made({ detail: { subject: 'a\ud800b\0c' } });
    expect(body.detail).toEqual({ subject: 'a\ufffdb␀c' });
    expect(() => canonical(body)).not.toThrow();
  });

  test('attack 15: HTML, line breaks, colours and bidi marks stay data', () => {
    const subject = '<script>alert(1)</script>\r\n\u001b[31mred\u202egnp.exe';
    const body = made({ detail: { subject } });
    expect(body.detail?.subject).toBe(subject);
    for (const control of ['\n', '\r', '\u001b']) expect(canonical(body)).not.toContain(control);
  });

  test('attack 43: secrets are masked in every place a page can reach, before the cut', () => {
    const token = ['gh', 'p_0123456789abcdefghijABCDEFGHIJ012345'].join('');
    const body = made({
      ticket: { console: 'rt', number: token, url: `https://rt.example/?access_token=${token}` },
      subject: { ticketPerson: token },
      console: { id: 'rt', profile: null, tenant: token, signedInAs: token },
      page: { origin: 'https://rt.example', path: `/${token}` },
      object: { type: 'account', key: token },
      fields: [{ attribute: 'title', control: token, from: token, to: `${'x'.repeat(2030)} ${token}` }],
      detail: { note: token },
    });
    expect(JSON.stringify(body)).not.toContain('0123456789abc');
    expect(body.page?.path).toBe('/[masked-GitHub]');
  });

  test('keeps ids, words and rules exactly', () => {
    const rule = '{name.givenName}{name.familyName:lower}@{client.domain}';
    const provenance = {
      from: 'rule',
      technician: 'jana',
      version: 3,
      client: 'fabrikam',
      convention: 2,
      purpose: 'everyday',
      rule,
    } as const;
    expect(made({ fields: [{ attribute: 'userName', provenance }] }).fields?.[0]?.provenance).toEqual(provenance);
  });
});

describe('text on one line', () => {
  test.each([
    ['a\nb\tc\r', 'a␊b␉c␍'],
    ['\u001b[31mred', '␛[31mred'],
    ['exe\u202egnp', 'exe‹U+202E›gnp'],
    ['a\u200bb\ufeff', 'a‹U+200B›b‹U+FEFF›'],
    ['x\ud800y', 'x‹U+D800›y'],
    ['\u0085\u2028\u2066', '‹U+0085›‹U+2028›‹U+2066›'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🔧', '👩\u200d🔧'],
    ['a\u200db', 'a‹U+200D›b'],
    ['Jana Nováková <b>', 'Jana Nováková <b>'],
  ])('%j is shown as %s', (text, shown) => {
    expect(displayText(text)).toBe(shown);
  });
  test('is cut with a mark where a length is given', () => {
    expect(displayText('abcdef', 4)).toBe('abc…');
    expect(displayText('abcd', 4)).toBe('abcd');
  });
});
