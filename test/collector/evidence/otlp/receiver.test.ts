/** What a real receiver of OTLP/HTTP logs makes of what is pushed to it: one that runs where OTELCOL names it, else the recording of one (otelcol.ts). */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { post } from '../../../../lib/collector/evidence/push/post.ts';
import { problemOf, rejectedBy, requestFor } from '../../../../lib/collector/evidence/push/request-for.ts';
import type { Exported } from '../../../../lib/evidence/formats/exported.ts';
import { sampleEvent } from '../../../evidence/sample-events.ts';
import { type ReceivedRecord, type Receiver, recordsIn, startOtelcol, until } from './otelcol.ts';

const FILE = new URL('./otelcol-0.150.0.json', import.meta.url);
const posted = z.object({ status: z.number(), text: z.string(), retryAfter: z.number().nullable() });
const recordingSchema = z.object({
  receiver: z.string(),
  recorded: z.string(),
  answers: z.record(z.string(), posted),
  request: z.string(),
  received: z.array(z.unknown()),
});

const EVENTS: Exported[] = [
  ...Array.from(
    { length: 8 },
    (_, n): Exported => ({
      ...{ log: 'unswivel-1', index: n, leafHash: n.toString(16).padStart(64, '0'), device: 'dev-1', seq: n + 1 },
      ...{
        receivedAt: '2026-11-20T08:00:00.123Z',
        body: sampleEvent(n, 'dev-1'),
        why: null,
        story: `Event “${n}” 漢字 🙂`,
      },
    }),
  ),
  {
    ...{ log: 'unswivel-1', index: 8, leafHash: 'f'.repeat(64), device: 'dev-1', seq: 9 },
    ...{ receivedAt: '2026-11-20T08:00:00.123Z', body: null, why: 'erased', story: 'Erased' },
  },
];

const binary = process.env.OTELCOL;
let receiver: Receiver | undefined;
let answers: z.infer<typeof recordingSchema>['answers'];
let received: ReceivedRecord[];
const request = (url: string, events = EVENTS) => requestFor('otlp', url, 'secret', events);

beforeAll(async () => {
  if (!binary) {
    const recording = recordingSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
    // The recording is of these very bytes: another request would need another recording.
    expect(request('http://receiver.example').body).toBe(recording.request);
    ({ answers } = recording);
    received = recording.received as ReceivedRecord[];
    return;
  }
  receiver = await startOtelcol(binary);
  const { url, printed } = receiver;
  const send = (given: ReturnType<typeof request>) => post(given, ['127.0.0.1']);
  const right = request(url);
  answers = {
    right: await send(right),
    empty: await send(request(url, [])),
    malformed: await send({ ...right, body: '{"resourceLogs":[{"scopeLogs":7}]}' }),
    elsewhere: await send({ ...right, url: new URL('/v1/nowhere', url) }),
  };
  await until(() => recordsIn(printed()).length >= EVENTS.length);
  received = recordsIn(printed());
  if (process.env.OTELCOL_RECORD)
    writeFileSync(
      FILE,
      `${JSON.stringify({ receiver: 'OpenTelemetry Collector 0.150.0, otlpreceiver, debugexporter', recorded: new Date().toISOString().slice(0, 10), answers, request: right.body, received }, null, 2)}\n`,
    );
});
afterAll(() => receiver?.stop());

describe('a real receiver of OTLP', () => {
  it('takes every event, with nothing left over', () => {
    const { right, empty } = answers;
    for (const answer of [right, empty])
      expect([answer && problemOf('otlp', answer), answer && rejectedBy('otlp', answer)]).toEqual([null, 0]);
    expect(received).toHaveLength(EVENTS.length);
  });

  it('reads time, severity, story and attributes as they were meant', () => {
    for (const [n, { index, body, story, leafHash }] of EVENTS.entries()) {
      const { time, observed, severity, body: told, attributes } = received[n] as ReceivedRecord;
      const at = (text: string) => Date.parse(text.replace(' +0000 UTC', 'Z').replace(' ', 'T'));
      expect([at(time), at(observed)]).toEqual([
        Date.parse(body?.at ?? '2026-11-20T08:00:00.123Z'),
        Date.parse('2026-11-20T08:00:00.123Z'),
      ]);
      expect([severity, told]).toEqual(['Info(9)', `Str(${story})`]);
      expect(attributes).toMatchObject({
        ...{ 'unswivel.index': `Int(${index})`, 'unswivel.leaf_hash': `Str(${leafHash})` },
        ...{ 'unswivel.event.id': `Str(${body?.id ?? leafHash})`, 'unswivel.seq': `Int(${index + 1})` },
        'event.name': `Str(unswivel.${body?.verb ?? 'erased'})`,
      });
      if (body?.fields) expect(attributes['unswivel.fields']).toBe(`Str(${JSON.stringify(body.fields)})`);
    }
  });

  it('is told apart from one that does not take it', () => {
    expect(answers.malformed && problemOf('otlp', answers.malformed)).toMatch(/^It answered 4\d\d/);
    expect(answers.elsewhere && problemOf('otlp', answers.elsewhere)).toBe('It answered 404.');
  });
});
