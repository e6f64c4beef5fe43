import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScimClient } from '../../drive/scim-client.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { startSource } from './with-source.ts';

/** `{name}` in a path or a body is what an earlier step kept; `json` is part of the answer, `absent` are paths it does not hold. */
interface Step {
  say: string;
  method: string;
  path: string;
  body?: unknown;
  status: number;
  json?: Record<string, unknown>;
  absent?: string[];
  keep?: Record<string, string>;
}

let collector: TestCollector;
let scim: ScimClient;
beforeEach(async () => {
  collector = await startCollector();
  scim = await startSource(collector);
});
afterEach(() => collector.stop());

const FOLDER = new URL('sequences/', import.meta.url);

describe('what providers send, in the order they send it', () => {
  it.each(readdirSync(FOLDER))('is answered as they need it: %s', async (file) => {
    const { steps } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as { steps: Step[] };
    const kept = new Map<string, string>();
    const filled = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value ?? null).replace(/\{(\w+)\}/g, (all, name) => kept.get(name) ?? all)) as T;
    for (const step of steps) {
      const path = filled(step.path).replace(/(?<=[?&=].*)[ "[\]]/g, encodeURIComponent);
      const answer = await scim(step.method, path, step.body === undefined ? undefined : filled(step.body));
      expect([step.say, answer.status, answer.status === step.status ? '' : answer.json]).toEqual([
        step.say,
        step.status,
        '',
      ]);
      if (step.json) expect({ say: step.say, ...answer.json }).toMatchObject({ say: step.say, ...filled(step.json) });
      for (const name of step.absent ?? []) expect([step.say, at(answer.json, name)]).toEqual([step.say, undefined]);
      for (const [name, key] of Object.entries(step.keep ?? {})) kept.set(name, answer.json[key]);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

/** The value at a path whose first part may be a URN. */
function at(json: Record<string, unknown>, path: string): unknown {
  const urn = Object.keys(json).find((key) => path.startsWith(`${key}.`));
  return urn ? (json[urn] as Record<string, unknown>)[path.slice(urn.length + 1)] : json[path];
}
