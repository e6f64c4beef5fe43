import { BROWSERS, builtFiles, builtName } from './built.ts';
import { around } from './bundles.ts';
import type { Check, Finding } from './finding.ts';

/** Code made from text. A name for `Function` counts too: it is how the plain words are avoided. */
const CODE_FROM_TEXT = [
  /(?<![.\w$])eval\s*\(/g,
  /(?<![.\w$])Function\s*\(/g,
  /=\s*Function\b(?!\.)/g,
  /\bimportScripts\s*\(/g,
];

/**
 * zod tries whether code from text is allowed, once, and is told no by the extension's content security policy; its compiler is then never used
 * (zod 4, core/util.ts `allowsEval`, core/doc.ts `compile`).
 */
const ZOD_TRIES = [
  /try\{return (?:new )?\w*\(?[`'"]?\w*[`'"]?\)?Function\([`'"]{2}\),!0\}catch/,
  /compile\(\)\{(?:let|const) \w+=Function,/,
];

/** Addresses that are names or explanations, never called. */
const NAMES_ONLY = [
  /^http:\/\/www\.w3\.org\//,
  /^https?:\/\/json-schema\.org\//,
  // Dexie's error messages point to its documentation
  /^http:\/\/bit\.ly\/2kdckMn/,
  /^https:\/\/tinyurl\.com\/y2uuvskb/,
  // addresses reserved for examples and for nothing at all (RFC 2606)
  /^https?:\/\/(?:[\w-]+\.)*invalid(?=[/.:]|$)/,
  /^https?:\/\/(?:[\w-]+\.)*example(?:\.com|\.org|\.net)?(?=[/.:]|$)/,
  // named in the help for setting up sign-in, and in the refusal of Entra's issuer for every tenant; only the collector asks a provider
  /^https:\/\/login\.microsoftonline\.com\//,
  /^https:\/\/accounts\.google\.com\b/,
  /^https?:\/\/(?:127\.0\.0\.1|localhost)\b/,
];

/** Attack 53: no remote code, no code from text, no inline handlers, no address nobody approved. */
export const packageSafety: Check = {
  name: 'package safety (attack 53)',
  run: (root) =>
    BROWSERS.flatMap((browser) => [
      ...[...builtFiles(root, browser, '**/*.js')].flatMap(([name, text]) =>
        unsafeScript(builtName(browser, name), text),
      ),
      ...[...builtFiles(root, browser, '**/*.html')].flatMap(([name, text]) =>
        unsafePage(builtName(browser, name), text),
      ),
    ]),
};

export function unsafeScript(where: string, text: string): Finding[] {
  const found: Finding[] = [];
  for (const pattern of CODE_FROM_TEXT) {
    for (const match of text.matchAll(pattern)) {
      const near = text.slice(Math.max(0, match.index - 40), match.index + 40);
      if (ZOD_TRIES.some((known) => known.test(near))) continue;
      found.push({ where, what: `makes code from text: ${around(text, match.index)}` });
    }
  }
  for (const [url] of text.matchAll(/\b(?:https?|wss?):\/\/[\w.-]+\.[a-z]{2,}[^\s"'`<>\\)]*/gi)) {
    if (NAMES_ONLY.some((known) => known.test(url))) continue;
    found.push({
      where,
      what: `names the address ${url}: the extension talks to its collector and consoles only. Approve it in test/check/package-safety.ts if it is a name.`,
    });
  }
  return found;
}

export function unsafePage(where: string, text: string): Finding[] {
  const found: Finding[] = [];
  for (const [handler] of text.matchAll(/<[^>]*\s(on[a-z]+)\s*=/gi)) {
    found.push({ where, what: `has an inline handler: ${handler.slice(0, 80)}. Listen from the page's script.` });
  }
  for (const [tag, inside = ''] of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)) {
    if (inside.trim() !== '') found.push({ where, what: `has an inline script: ${tag.slice(0, 80)}` });
  }
  for (const [tag] of text.matchAll(
    /<(?:script|link|img|iframe)\b[^>]*(?:src|href)\s*=\s*["']?(?:https?:)?\/\/[^>]*>/gi,
  )) {
    found.push({ where, what: `loads from another server: ${tag.slice(0, 120)}` });
  }
  return found;
}
