import { ownContainer } from '../read/container.ts';
import { addressOf } from '../read/dom.ts';
import { sameOriginJson } from '../read/json.ts';
import { readValue, type Source } from '../read/value.ts';
import type { Visit } from '../session/visit.ts';

/** Whose account the page shows at this moment, read as its profile says; undefined where it does not say, or shows another record than its address names. */
export async function readRecord({ document, signal, screen }: Visit): Promise<string | undefined> {
  const { page, params = {} } = screen() ?? {};
  if (!page?.record) return undefined;
  const ask = sameOriginJson(addressOf(document), signal);
  const source: Source = { scope: document, params, fields: {}, json: page.json, ask };
  const container = await ownContainer(page, source);
  return 'scope' in container ? readValue(page.record, { ...source, scope: container.scope }) : undefined;
}
