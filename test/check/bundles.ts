import { BROWSERS, builtFiles, builtName, IN_PAGE } from './built.ts';
import type { Check, Finding } from './finding.ts';

interface Forbidden {
  pattern: RegExp;
  what: string;
}

/** Strings that survive minifying, so that what is bundled can be told from what is built. */
const COLLECTOR: Forbidden = {
  pattern: /better-sqlite3|SqliteDialect|CREATE TABLE|unswivel-collector\/|from\s*["'`]node:/,
  what: 'holds code of the collector: an entrypoint imports it, see the import table.',
};
const ZOD: Forbidden = {
  pattern: /\b_zod\b|ZodError|invalid_union/,
  what: 'holds zod (47 to 114 kB in every page): some file it imports uses a schema as a value. Use `import type`.',
};
const DOM: Forbidden = {
  pattern: /(?<![.\w$])(?:document\s*[.[]|localStorage\b|new XMLHttpRequest|HTMLElement\b)/,
  what: 'uses a document, which a background worker has not: that code belongs into lib/page.',
};
const SECRET_STORES: Forbidden = {
  pattern: /(?<![.\w$])(?:localStorage|sessionStorage)\b|(?<![.\w$])document\.cookie/,
  what: 'reaches for localStorage, sessionStorage or readable cookies: no page-held token is ever read (design.md).',
};

const CRASH_POINTS: Forbidden = {
  pattern: /unswivel:crash-point|["'`](?:intent-written|outcome-written)["'`]/,
  what: 'holds crash points, which only the build of test/hammer may have: call them behind `if (import.meta.env.UNSWIVEL_FAULTS)`.',
};

/** What is bundled where: no collector in the extension, no zod and no token stores in a page, no document in the background, no crash points. */
export const bundles: Check = {
  name: 'bundle purity',
  run: (root) =>
    BROWSERS.flatMap((browser) =>
      [...builtFiles(root, browser, '**/*.js')].flatMap(([name, text]) =>
        impurities(builtName(browser, name), name, text),
      ),
    ),
};

/** What a bundled script must not hold. `name` is its path in the build. */
export function impurities(where: string, name: string, text: string): Finding[] {
  const rules = [COLLECTOR, CRASH_POINTS];
  if (IN_PAGE.includes(name)) rules.push(ZOD, SECRET_STORES);
  if (name === 'background.js') rules.push(DOM);
  return rules.flatMap(({ pattern, what }) => {
    const match = pattern.exec(text);
    return match ? [{ where, what: `${what} Found: ${around(text, match.index)}` }] : [];
  });
}

/** A few characters on both sides, on one line. */
export function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 40), at + 60).replace(/\s+/g, ' ');
}
