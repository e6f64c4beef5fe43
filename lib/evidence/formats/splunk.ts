/**
 * Events for Splunk's HTTP Event Collector, `/services/collector/event` (Splunk Enterprise, “Format events for HTTP Event Collector”): JSON objects one after the other, times in seconds with fractions. The event's id is in `fields`,
 * by which what came twice is found.
 */
import type { Exported } from './exported.ts';

export function splunkEvents(events: readonly Exported[]): string {
  return events.map(eventOf).join('\n');
}

function eventOf({ log, index, leafHash, device, seq, receivedAt, body, why, story }: Exported): string {
  return JSON.stringify({
    time: Date.parse(body?.at ?? receivedAt) / 1000,
    ...{ host: log, source: device, sourcetype: 'unswivel:evidence' },
    event: { story, index, leafHash, device, seq, receivedAt, why, ...(body ? { event: body } : {}) },
    fields: { event_id: body?.id ?? leafHash, verb: body?.verb ?? why ?? '' },
  });
}
