/**
 * Events in the Open Cybersecurity Schema Framework, version 1.1.0 (https://schema.ocsf.io/1.1.0; repository ocsf/ocsf-schema, tag v1.1.0): account change 3001, authentication 3002, entity management 3004,
 * and API activity 6003 for everything else. What 1.1 has no place for (ticket, client, provenance, proof) stands under `unmapped`, which it gives for that. The parts used are the same in 1.5.0.
 */
import type { EventBody } from '../event.schema.ts';
import type { Exported } from './exported.ts';
import { type OcsfClass, ocsfClassOf } from './ocsf-class.ts';

export type OcsfVersion = '1.1.0' | '1.5.0';
const PRODUCT = { name: 'Unswivel', vendor_name: 'Unswivel' };

/** One event as a JSON object; null where the body was erased or refused: there is nothing left to say in OCSF's terms. */
export function ocsfEvent(event: Exported, version: OcsfVersion = '1.1.0'): Record<string, unknown> | null {
  const { body } = event;
  if (!body) return null;
  const found = ocsfClassOf(body);
  return {
    ...{ class_uid: found.uid, category_uid: Math.floor(found.uid / 1000), activity_id: found.activity },
    ...{ activity_name: found.name, type_uid: found.uid * 100 + found.activity, time: Date.parse(body.at) },
    ...statusOf(body),
    severity_id: severityOf(body),
    message: event.story,
    metadata: {
      ...{ version, product: PRODUCT, uid: body.id, event_code: body.verb, log_name: event.log, sequence: event.index },
      ...{ original_time: body.at, logged_time: Date.parse(event.receivedAt) },
      ...(body.intent ? { correlation_uid: body.intent } : {}),
    },
    ...partsOf(found, event, body),
    unmapped: unmappedOf(event, body),
  };
}

/** A line of JSON, or nothing. */
export function ocsfLine(event: Exported, version?: OcsfVersion): string {
  const made = ocsfEvent(event, version);
  return made ? `${JSON.stringify(made)}\n` : '';
}

const STATUS = { success: 1, refused: 2, failed: 2, cancelled: 2, unknown: 0, intended: 99, partial: 99 } as const;

function statusOf({ outcome, code }: EventBody) {
  const id = STATUS[outcome];
  const status = id === 1 ? 'Success' : id === 2 ? 'Failure' : id === 0 ? 'Unknown' : outcome;
  return { status_id: id, status, ...(code ? { status_code: code } : {}) };
}

/** 1 informational, 2 low, 4 high */
function severityOf({ verb, outcome, code }: EventBody): number {
  if (verb === 'security.noticed' || verb === 'device.stopped' || code === 'session.reused') return 4;
  return outcome === 'refused' || outcome === 'failed' ? 2 : 1;
}

const actorOf = ({ actor }: EventBody) => ({
  user: { uid: actor.technician, type_id: actor.technician === 'collector' ? 3 : 1 },
});

function partsOf({ uid }: OcsfClass, { device }: Exported, body: EventBody): Record<string, unknown> {
  const actor = actorOf(body);
  const src = { src_endpoint: { uid: device, name: 'Unswivel' } };
  const key = body.object?.key || 'unknown';
  switch (uid) {
    case 3001:
      return { actor, ...src, user: { name: key, type_id: body.object?.purpose === 'admin' ? 2 : 1 } };
    case 3002:
      return { actor, ...src, user: actor.user, service: { name: PRODUCT.name, uid: device } };
    case 3004:
      return { actor, entity: { uid: key, type: body.object?.type ?? 'event' } };
    case 6003:
      return {
        actor,
        ...src,
        api: { operation: body.verb, service: { name: PRODUCT.name } },
        resources: [{ uid: key, type: body.object?.type ?? 'event' }],
      };
  }
}

function unmappedOf({ index, leafHash, device, seq, receivedAt }: Exported, body: EventBody): Record<string, unknown> {
  const { verb, outcome, subject, ticket, client, console, page, object, fields, detail, code } = body;
  const rest = { verb, outcome, subject, ticket, client, console, page, object, fields, detail, code };
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...given, proof: { index, leaf_hash: leafHash, device, seq, received_at: receivedAt } };
}
