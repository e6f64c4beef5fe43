import { gzipSync } from 'node:zlib';
import { BROWSERS, type BuildFor, builtFiles, builtName } from './built.ts';
import type { Check, Finding } from './finding.ts';

/** design.md, "Budgets", in bytes after gzip. The overlay's budget counts all that is injected for a fill; teaching comes only when asked for, marks only to a page that shows drift, steps only where a request waits. */
export const BUDGET = { first: 6 * 1024, total: 40 * 1024, teach: 12 * 1024, marks: 12 * 1024, steps: 8 * 1024 };

const FIRST = 'console.js';
const SECOND = 'overlay.js';
const TEACH = 'teach.js';
const MARKS = 'marks.js';
const STEPS = 'steps.js';

/** Bytes after gzip of the two stages, and of the scripts that come beside them. Throws where a build lacks one of them. */
export function injectedBytes(root: string, browser: BuildFor): typeof BUDGET {
  const files = builtFiles(root, browser, '*.js');
  const size = (name: string) => {
    const text = files.get(name);
    if (text === undefined) throw new Error(`${builtName(browser, name)} is not there: was the build renamed?`);
    return gzipSync(text, { level: 9 }).length;
  };
  const first = size(FIRST);
  return { first, total: first + size(SECOND), teach: size(TEACH), marks: size(MARKS), steps: size(STEPS) };
}

export const sizes: Check = {
  name: 'size budgets',
  run: (root) => BROWSERS.flatMap((browser) => overBudget(browser, injectedBytes(root, browser))),
};

export function overBudget(
  browser: BuildFor,
  { first, total, ...beside }: ReturnType<typeof injectedBytes>,
): Finding[] {
  const found: Finding[] = [];
  if (first > BUDGET.first)
    found.push({
      where: builtName(browser, FIRST),
      what: `has ${first} bytes after gzip, ${first - BUDGET.first} over its budget: the first stage only recognises pages.`,
    });
  if (total > BUDGET.total)
    found.push({
      where: builtName(browser, SECOND),
      what: `makes all injected code ${total} bytes after gzip, ${total - BUDGET.total} over the budget of ${BUDGET.total}.`,
    });
  for (const [name, file] of [
    ['teach', TEACH],
    ['marks', MARKS],
    ['steps', STEPS],
  ] as const)
    if (beside[name] > BUDGET[name])
      found.push({
        where: builtName(browser, file),
        what: `has ${beside[name]} bytes after gzip, ${beside[name] - BUDGET[name]} over its budget: what the overlay has already, it lends.`,
      });
  return found;
}
