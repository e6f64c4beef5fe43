import { expect } from 'vitest';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { evidenceAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import type { TestCollector, TestDevice } from '../start-collector.ts';

interface World {
  collector: TestCollector;
  device: TestDevice;
  auditor: TestDevice;
}

/** What tests of searches ask of the collector: events stored by its device, found by its auditor unless somebody else is named. */
export function searching(world: () => World) {
  async function store(...changes: Partial<EventBody>[]): Promise<void> {
    const { collector, device } = world();
    for (let at = 0; at < changes.length; at += 100) {
      const events = changes.slice(at, at + 100).map((change) => device.event(device.bodyOf(change)));
      const answer = await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(...events) });
      expect(answer.status).toBe(200);
    }
  }

  async function search(query: Record<string, string>, by = world().auditor) {
    const answer = await world().collector.call('GET', `/v1/evidence/search?${new URLSearchParams(query)}`, {
      token: by.token,
    });
    expect(answer.status, JSON.stringify(answer.json)).toBe(200);
    return evidenceAnswerSchema.parse(answer.json);
  }

  /** Every event that fits, over all pages. */
  async function all(query: Record<string, string>, by = world().auditor) {
    const found = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page = await search({ ...query, ...(before === undefined ? {} : { before: String(before) }) }, by);
      found.push(...page.events);
      before = page.next;
    }
    return found;
  }
  return { store, search, all };
}
