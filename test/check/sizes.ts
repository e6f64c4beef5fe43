import { gzipSync } from 'node:zlib';
import { BROWSERS, type BuildFor, builtFiles, builtName } from './built.ts';
import type { Check, Finding } from './finding.ts';

/** design.md, "Budgets", in bytes after gzip. The overlay's budget counts all that is injected for a fill; teaching comes only when asked for. */
export const BUDGET = { first: 6 * 1024, total: 40 * 1024, teach: 12 * 1024 };

const FIRST = 'console.js';
const SECOND = 'overlay.js';
const TEACH = 'teach.js';

/** Bytes after gzip of the two stages, and of the script for teaching. Throws where a build lacks one of them. */
export function injectedBytes(root: string, browser: BuildFor): { first: number; total: number; teach: number } {
  const files = builtFiles(root, browser, '*.js');
  const size = (name: string) => {
    const text = files.get(name);
    if (text === undefined) throw new Error(`${builtName(browser, name)} is not there: was the build renamed?`);
    return gzipSync(text, { level: 9 }).length;
  };
  const first = size(FIRST);
  return { first, total: first + size(SECOND), teach: size(TEACH) };
}

export const sizes: Check = {
  name: 'size budgets',
  run: (root) => BROWSERS.flatMap((browser) => overBudget(browser, injectedBytes(root, browser))),
};

export function overBudget(browser: BuildFor, { first, total, teach }: ReturnType<typeof injectedBytes>): Finding[] {
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
  if (teach > BUDGET.teach)
    found.push({
      where: builtName(browser, TEACH),
      what: `has ${teach} bytes after gzip, ${teach - BUDGET.teach} over its budget: what the overlay has already, it lends.`,
    });
  return found;
}
