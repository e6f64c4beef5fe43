/** Every story looked at by axe, in one theme: each theme is a test file of its own, so that both run at once. */
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, it } from 'vitest';
import { type OpenStories, openStories } from './stories/open-stories.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
// The pill stands in a console's page: that page's landmarks are the console's business.
const OPTIONS: RunOptions = { rules: { region: { enabled: false } } };
/** some hundreds of stories, a second each */
const PATIENCE_MS = 1_500_000;

type Scheme = 'light' | 'dark';

/** Rule, element and reason of each violation, readable in a failed test. */
async function violations(stories: OpenStories, name: string, scheme: Scheme): Promise<string[]> {
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

export function everyStoryPasses(scheme: Scheme): void {
  it(`every story passes every axe rule in ${scheme}`, { timeout: PATIENCE_MS }, async () => {
    const stories = await openStories();
    try {
      const found: string[] = [];
      for (const { name } of stories.list) found.push(...(await violations(stories, name, scheme)));
      expect(found).toEqual([]);
      expect(stories.list.length).toBeGreaterThan(40);
    } finally {
      await stories.close();
    }
  });
}
