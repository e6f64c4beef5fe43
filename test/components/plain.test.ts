import { describe, expect, it } from 'vitest';
import { mergeEdit, same } from '../../components/options/conflict.ts';
import { asOrigin } from '../../components/options/origin.ts';
import { readRoute, writeRoute } from '../../components/options/route.ts';
import { slug } from '../../components/options/slug.ts';
import { TECHNICIAN_GROUPS } from '../../components/options/technician-fields.ts';
import { initials } from '../../components/overlay/initials.ts';
import { askWith } from '../../components/own/ask.ts';
import { deviceName } from '../../components/own/device-name.ts';
import { eventSentence } from '../../components/text.ts';
import { type EventBody, VERBS } from '../../lib/evidence/event.schema.ts';
import { technicianSchema } from '../../lib/record/record.schema.ts';
import { record } from './stories/sample-record.ts';

describe('an edit that meets somebody else’s', () => {
  const base = { version: 1, name: 'A', domains: ['a.example'], note: 'x' };

  it('takes theirs where I changed nothing and mine where I did', () => {
    const theirs = { version: 2, name: 'B', domains: ['b.example'], note: 'x' };
    const { merged, changes } = mergeEdit(base, { ...base, name: 'C' }, theirs);
    expect(merged).toEqual({ version: 2, name: 'C', domains: ['b.example'], note: 'x' });
    expect(changes.map(({ field, both }) => [field, both])).toEqual([
      ['name', true],
      ['domains', false],
    ]);
  });

  it('finds nothing to ask where both wrote the same', () => {
    expect(mergeEdit(base, { ...base, name: 'B' }, { ...base, version: 2, name: 'B' }).changes).toEqual([]);
  });

  it('keeps a value I took out away', () => {
    const { note: _, ...mine } = base;
    expect(mergeEdit(base, mine as typeof base, { ...base, version: 2 }).merged).not.toHaveProperty('note');
  });

  it('does not mind the order of keys, and minds the order of lists', () => {
    expect(same({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
    expect(same(['a', 'b'], ['b', 'a'])).toBe(false);
  });
});

describe('an id made from a name', () => {
  it.each([
    ['Fabrikam’s Entra', 'fabrikam-s-entra'],
    ['Åsa Öberg', 'asa-oberg'],
    ['***', 'new'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('%s', (name, id) => expect(slug(name, [])).toBe(id));

  it('gets a number where it is taken', () => {
    expect(slug('RT', ['rt', 'rt-2'])).toBe('rt-3');
  });
});

describe('a pasted address', () => {
  it.each([
    ['https://a.example:8443/x?y#z', 'https://a.example:8443'],
    ['a.example/login', 'https://a.example'],
    ['http://127.0.0.1:8101/', 'http://127.0.0.1:8101'],
    ['not an address', 'not an address'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('%s', (text, origin) => expect(asOrigin(text)).toBe(origin));
});

describe('the options’ address', () => {
  it('says the same after it was written and read', () => {
    const route = { tab: 'consoles', open: 'new', origin: 'https://a.example:8443' } as const;
    expect(readRoute(writeRoute(route))).toEqual(route);
  });

  it('falls back to the consoles for anything unknown or broken', () => {
    expect(readRoute('#nowhere/%E0%A4%A')).toMatchObject({ tab: 'consoles' });
    expect(readRoute('')).toEqual({ tab: 'consoles' });
  });
});

describe('the technician’s form', () => {
  const fields = TECHNICIAN_GROUPS.flatMap(({ fields }) => fields);
  const [mara] = record.technicians;

  it('reads back what it writes, for every field, and stays a valid technician', () => {
    for (const field of fields) {
      const changed = { ...mara, ...field.write(mara as never, 'Zed') };
      expect([field.key, field.read(changed as never)]).toEqual([field.key, 'Zed']);
      expect(technicianSchema.safeParse(JSON.parse(JSON.stringify(changed))).success, field.key).toBe(true);
    }
  });

  it('touches nothing but the one field', () => {
    for (const field of fields) {
      const changed = { ...mara, ...field.write(mara as never, 'Zed') } as never;
      for (const other of fields) if (other !== field) expect(other.read(changed)).toBe(other.read(mara as never));
    }
  });

  it('takes an optional value out when its text is emptied', () => {
    for (const field of fields) {
      const filled = { ...mara, ...field.write(mara as never, 'Zed') } as never;
      const emptied = { ...(filled as object), ...field.write(filled, '') } as never;
      expect([field.key, field.read(emptied)]).toEqual([field.key, '']);
    }
  });
});

describe('small words', () => {
  it.each([
    ['Mara Lindqvist', 'ML'],
    ['Åsa', 'Å'],
    ['Jean-Luc van der Berg', 'JB'],
    ['  ', '?'],
    ['(contractor) 李 明', '李明'],
  ])('initials of %s', (name, expected) => expect(initials(name)).toBe(expected));

  it('names a browser from its user agent', () => {
    const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/137.0 Safari/537.36 Edg/137.0';
    expect(deviceName(edge)).toBe('Edge on Windows');
    expect(deviceName('something else')).toBe('Browser');
  });

  it('has a sentence for every verb, even where an event holds no more than it must', () => {
    const names = { console: (id: string) => id, client: (id: string) => id, technician: (id: string) => id };
    for (const verb of VERBS) {
      const body = { verb, outcome: 'success' } as EventBody;
      const sentence = eventSentence(body, names);
      expect(sentence).toMatch(/^[A-Z]/);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

describe('asking the worker', () => {
  it('gives the value itself, a failure as a failure, and silence as a failure with a sentence', async () => {
    const ask = (answer: () => Promise<unknown>) => askWith(answer)({ type: 'own.status' });
    expect(await ask(async () => ({ enrolled: false }))).toEqual({ ok: true, value: { enrolled: false } });
    const refused = { ok: false, code: 'x', sentence: 'No.' };
    expect(await ask(async () => refused)).toEqual(refused);
    expect(await ask(async () => undefined)).toMatchObject({ ok: false, code: 'worker.unreached' });
    expect(await ask(() => Promise.reject(new Error('gone')))).toMatchObject({ ok: false, code: 'worker.unreached' });
  });
});
