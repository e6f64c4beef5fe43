/**
 * Events as OpenTelemetry logs: the JSON form of `ExportLogsServiceRequest` (OTLP 1.x, https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): lower camel case, 64-bit numbers as text, enumerations as numbers.
 * The body is the story; what the event holds lies in attributes under `unswivel.`, its id in `unswivel.event.id`, by which a receiver drops what came twice.
 */
import type { EventBody } from '../event.schema.ts';
import type { Exported } from './exported.ts';

type AnyValue = { stringValue: string } | { intValue: string } | { boolValue: boolean };
interface KeyValue {
  key: string;
  value: AnyValue;
}

export function otlpRequest(events: readonly Exported[]): object {
  const log = events[0]?.log ?? '';
  return {
    resourceLogs: [
      {
        resource: { attributes: attributesOf({ 'service.name': 'unswivel', 'service.instance.id': log }) },
        scopeLogs: [{ scope: { name: 'unswivel.evidence', version: '1' }, logRecords: events.map(recordOf) }],
      },
    ],
  };
}

/** Milliseconds as nanoseconds, in digits: the number itself would be beyond what JSON's numbers hold. */
const nanoseconds = (at: string): string => `${BigInt(Date.parse(at)) * 1_000_000n}`;

/** SeverityNumber of the logs data model: INFO 9, WARN 13, ERROR 17 */
function severityOf(body: EventBody | null): [number, string] {
  if (body?.verb === 'security.noticed' || body?.verb === 'device.stopped') return [17, 'ERROR'];
  return body?.outcome === 'refused' || body?.outcome === 'failed' ? [13, 'WARN'] : [9, 'INFO'];
}

function recordOf(event: Exported) {
  const { index, leafHash, device, seq, receivedAt, body, why, story } = event;
  const [severityNumber, severityText] = severityOf(body);
  const subject = body?.subject && ('technician' in body.subject ? body.subject.technician : body.subject.ticketPerson);
  return {
    timeUnixNano: nanoseconds(body?.at ?? receivedAt),
    observedTimeUnixNano: nanoseconds(receivedAt),
    ...{ severityNumber, severityText, body: { stringValue: story } },
    attributes: attributesOf({
      ...{ 'event.name': `unswivel.${body?.verb ?? why ?? 'event'}`, 'unswivel.event.id': body?.id ?? leafHash },
      ...{ 'unswivel.index': index, 'unswivel.leaf_hash': leafHash, 'unswivel.device': device, 'unswivel.seq': seq },
      ...{ 'unswivel.outcome': body?.outcome, 'unswivel.code': body?.code, 'enduser.id': body?.actor.technician },
      ...{ 'unswivel.subject': subject, 'unswivel.client': body?.client?.id, 'unswivel.console': body?.console?.id },
      ...{ 'unswivel.console.account': body?.console?.signedInAs, 'unswivel.ticket': body?.ticket?.number },
      ...{ 'unswivel.object.type': body?.object?.type, 'unswivel.object': body?.object?.key },
      'unswivel.fields': body?.fields ? JSON.stringify(body.fields) : undefined,
      'unswivel.detail': body?.detail ? JSON.stringify(body.detail) : undefined,
    }),
  };
}

function attributesOf(given: Record<string, string | number | boolean | undefined>): KeyValue[] {
  return Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: anyValue(value) }],
  );
}

function anyValue(value: string | number | boolean): AnyValue {
  if (typeof value === 'string') return { stringValue: value.toWellFormed() };
  return typeof value === 'number' ? { intValue: String(value) } : { boolValue: value };
}
