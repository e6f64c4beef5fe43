/** The scanner may say NO to anything; what it takes, parser and schema must take too. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonical } from '../../lib/evidence/canonical.ts';
import { eventBodySchema } from '../../lib/evidence/event.schema.ts';
import { makeEvent } from '../../lib/evidence/event.ts';
import { NO } from '../../lib/evidence/verify/scan.ts';
import { scanSchema } from '../../lib/evidence/verify/scan-schema.ts';
import { seeded } from '../record/seeded.ts';
import { sampleEvent } from './sample-events.ts';

const scanEvent = scanSchema(eventBodySchema);
const takes = (scan: typeof scanEvent, bytes: Uint8Array) => scan(bytes, 0) === bytes.length;

/** Parsing, RFC 8785 and the schema: what the scanner stands for. */
function fits(bytes: Uint8Array, schema: z.ZodType): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text);
    return canonical(value) === text && schema.safeParse(value).success;
  } catch {
    // not UTF-8, not JSON, or not to be said in canonical JSON
    return false;
  }
}

const samples = Array.from({ length: 400 }, (_, n) => Buffer.from(canonical(sampleEvent(n, `dev-${n % 7}`))));

test('events as devices make them are taken in one pass', () => {
  for (const bytes of samples) expect(takes(scanEvent, bytes)).toBe(true);
  const made = makeEvent({
    verb: 'security.noticed',
    outcome: 'refused',
    actor: { technician: 't', version: 1, device: 'd' },
    detail: { count: 3, note: 'a “quoted” line\nand 😀', seen: true, share: 0.25 },
  });
  expect(takes(scanEvent, Buffer.from(canonical(made)))).toBe(true);
});

test('a byte changed, removed or put in: what is still taken still fits', () => {
  const random = seeded(8785);
  const below = (count: number) => Math.floor(random() * count);
  const words = ['"', '\\', '\\n', '\\u0007', ',', '0', '-', '.5', 'e', '{}', 'null', '\u{1f600}', '\x80', '😀', ' '];
  let taken = 0;
  for (let round = 0; round < 40_000; round++) {
    const bytes = samples[below(samples.length)] as Buffer;
    const at = below(bytes.length);
    const word = Buffer.from(words[below(words.length)] as string, random() < 0.5 ? 'utf8' : 'latin1');
    const one = Uint8Array.of(below(256));
    const put = random() < 0.5 ? one : word;
    const changed = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + below(3))]);
    if (!takes(scanEvent, changed)) continue;
    taken++;
    if (!fits(changed, eventBodySchema)) expect.fail(`taken, though it does not fit: ${changed.toString()}`);
  }
  expect(taken).toBeGreaterThan(1_000);
});

test.each<[string, z.ZodType, string[], string[]]>([
  [
    'numbers',
    z.number().int(),
    ['0', '-1', '9007199254740991'],
    ['-0', '01', '1.0', '1e3', '9007199254740992', '+1', ''],
  ],
  ['parts of one', z.number().min(0).max(1), ['0.93', '1', '1e-7'], ['0.930', '.5', '1.1', '-0.1', '1E-7', '1e-07']],
  [
    'texts',
    z.string().max(3),
    ['""', '"abc"', '"\\n"', '"😀a"'],
    ['"abcd"', '"😀😀"', '"\\/"', '"\\u000a"', '"a', '"\t"'],
  ],
  ['lists', z.array(z.number().int()).max(2), ['[]', '[1]', '[1,2]'], ['[1,]', '[1,2,3]', '[1 ]', '[', '[,1]']],
  [
    'records',
    z.record(z.string().max(4), z.boolean()),
    ['{}', '{"a":true}', '{"a":true,"b":false}'],
    ['{"b":true,"a":true}', '{"a":true,"a":true}', '{"a":1}', '{"abcde":true}', '{"a":true,}'],
  ],
  [
    'objects',
    z.strictObject({ b: z.literal(1), a: z.string().optional() }),
    ['{"b":1}', '{"a":"","b":1}'],
    ['{"a":""}', '{"b":1,"a":""}', '{"b":1,"c":1}', '{,"b":1}', '{"a":"""b":1}', '{"b":1'],
  ],
])('%s are held to their schema and their one spelling', (_, schema, good, bad) => {
  const scan = scanSchema(schema);
  for (const text of good) expect([text, takes(scan, Buffer.from(text))]).toEqual([text, true]);
  for (const text of bad) expect([text, takes(scan, Buffer.from(text))]).toEqual([text, false]);
});

test('bytes that are no UTF-8 are not taken', () => {
  const scan = scanSchema(z.string());
  for (const bytes of ['80', 'c080', 'c3', 'eda080', 'edbfbf', 'e08080', 'f0808080', 'f4908080', 'f8888080', 'ff'])
    expect(takes(scan, Buffer.from(`22${bytes}22`, 'hex'))).toBe(false);
  for (const bytes of ['c280', 'e0a080', 'ed9fbf', 'ee8080', 'f0908080', 'f48fbfbf'])
    expect(takes(scan, Buffer.from(`22${bytes}22`, 'hex'))).toBe(true);
});

test('what a scanner cannot say is left to the parser', () => {
  const refined = z.string().refine((text) => text !== 'no');
  const open = z.object({ a: z.string() });
  expect(scanSchema(refined)(Buffer.from('"yes"'), 0)).toBe(NO);
  expect(scanSchema(open)(Buffer.from('{"a":"x"}'), 0)).toBe(NO);
  expect(scanSchema(z.string().transform(Number))(Buffer.from('"1"'), 0)).toBe(NO);
});
