/** A log with the events of two clients, by several devices and the collector itself, and packs of parts of it. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { exportPart, surveyPart } from '../../../lib/collector/evidence/export-part.ts';
import { followingOf } from '../../../lib/collector/evidence/keep-following.ts';
import type { Part } from '../../../lib/collector/evidence/part-indexes.ts';
import { readHead } from '../../../lib/collector/log-head.ts';
import { createTreeNodes } from '../../../lib/collector/tree-nodes.ts';
import { checkpointBody, parseCheckpoint } from '../../../lib/evidence/checkpoint.ts';
import { cosignatureLine, cosignedBytes, cosignerName } from '../../../lib/evidence/cosignature.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { verifyEvidence } from '../../../lib/evidence/verify/verify-evidence.ts';
import type { TestCollector, TestDevice } from '../start-collector.ts';

/** Batches of mixed clients from two devices; one fill of which each value can be derived again. */
export async function fillLog(collector: TestCollector): Promise<void> {
  const [one, two] = [
    await collector.enrol('jadeyemi', { serves: ['*'] }),
    await collector.enrol('mkruse', { serves: ['*'] }),
  ];
  const of = (client: string, change: Partial<EventBody> = {}): Partial<EventBody> => ({
    client: { id: client, version: 1 },
    ...change,
  });
  await send(collector, one, [of('contoso'), of('northwind'), of('contoso', derivedFill())]);
  await send(collector, two, [of('northwind'), of('northwind')]);
  await send(collector, two, [
    of('northwind'),
    of('contoso', { verb: 'account.observed', object: { type: 'account', key: 'x' } }),
  ]);
  collector.clock.now = new Date(collector.clock.now.getTime() + 86_400_000);
  await send(collector, one, [of('contoso', { verb: 'fill.refused', outcome: 'refused', code: 'page.covered' })]);
}

/** Values the sample's record gives: version 1 of its technician. */
export const derivedFill = (): Partial<EventBody> => ({
  verb: 'fill.done',
  subject: { technician: 'mkruse', version: 1 },
  object: { type: 'account', key: 'm.kruse', purpose: 'everyday' },
  fields: [
    {
      ...{ attribute: 'name.familyName', to: 'Kruse', outcome: 'kept', mark: 'filled' },
      provenance: { from: 'record', technician: 'mkruse', version: 1, path: 'name.familyName' },
    },
    {
      ...{ attribute: 'title', to: 'Something else', outcome: 'kept', mark: 'filled' },
      provenance: { from: 'record', technician: 'mkruse', version: 1, path: 'title' },
    },
  ],
});

export async function send(collector: TestCollector, device: TestDevice, changes: Partial<EventBody>[]): Promise<void> {
  const events = changes.map((change) => device.event(device.bodyOf(change)));
  const answer = await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(...events) });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
}

/** A device that verified the newest checkpoint signs it. */
export async function cosign(collector: TestCollector): Promise<void> {
  const key = generateKeyPairSync('ed25519');
  const device = await collector.enrolWith('lnguyen', key);
  const { json } = await collector.call('GET', '/v1/log', { token: device.token });
  const read = parseCheckpoint(json.checkpoint);
  if (!read.ok) throw new Error(read.sentence);
  const body = checkpointBody(read.checkpoint);
  const time = Math.floor(collector.clock.now.getTime() / 1000);
  const publicKey = new Uint8Array(Buffer.from(key.publicKey.export({ format: 'jwk' }).x as string, 'base64url'));
  const signature = new Uint8Array(sign(null, cosignedBytes(time, body), key.privateKey));
  const line = cosignatureLine({ name: cosignerName(collector.log, device.id), publicKey, time, signature });
  const answer = await collector.call('POST', '/v1/log/cosignatures', {
    token: device.token,
    body: { epoch: 1, size: read.checkpoint.size, line },
  });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.json));
}

export const CONTOSO: Part = { client: 'contoso', from: null, to: null };

/** The lines of a pack, each with its newline. */
export async function packOf(collector: TestCollector, part: Part = CONTOSO): Promise<string[]> {
  await followingOf(collector.db).catchUp(100);
  const given = {
    ...{ db: collector.db, nodes: createTreeNodes(collector.db), log: collector.log, key: collector.book.key },
    ...({ scope: 'all', part, at: collector.clock.now.toISOString(), by: 't-auditor' } as const),
  };
  return Array.fromAsync(exportPart(given, await surveyPart(given, await readHead(collector.db))));
}

export function verified(lines: readonly string[] | Uint8Array, options: Parameters<typeof verifyEvidence>[1] = {}) {
  const bytes = lines instanceof Uint8Array ? lines : new TextEncoder().encode(lines.join(''));
  return verifyEvidence(
    (async function* () {
      // in pieces that end within lines
      for (let at = 0; at < bytes.length; at += 1009) yield bytes.slice(at, at + 1009);
    })(),
    options,
  );
}
