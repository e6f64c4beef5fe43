import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenStories, openStories } from './stories/open-stories.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
// The pill stands in a console's page: that page's landmarks are the console's business.
const OPTIONS: RunOptions = { rules: { region: { enabled: false } } };

let stories: OpenStories;
beforeAll(async () => {
  stories = await openStories();
});
afterAll(() => stories.close());

/** Rule, element and reason of each violation, readable in a failed test. */
async function violations(name: string, scheme: 'light' | 'dark'): Promise<string[]> {
  const page = await stories.show(name, scheme);
  await page.addScriptTag({ path: axe });
  const result = await page.evaluate(
    (options) => (window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(options),
    OPTIONS,
  );
  expect(result.passes.length, 'axe looked at something').toBeGreaterThan(5);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${name} ${scheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it('every story passes every axe rule', { timeout: 1_500_000 }, async () => {
    const found: string[] = [];
    for (const { name } of stories.list) found.push(...(await violations(name, scheme)));
    expect(found).toEqual([]);
    expect(stories.list.length).toBeGreaterThan(40);
  });
});
