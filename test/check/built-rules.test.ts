import { describe, expect, it } from 'vitest';
import { impurities } from './bundles.ts';
import { tooLong, wrongName } from './file-rules.ts';
import { APPROVED, wrongManifest } from './manifest.ts';
import { unsafePage, unsafeScript } from './package-safety.ts';
import { BUDGET, overBudget } from './sizes.ts';

const fine = { manifest_version: 3, ...APPROVED.chrome };
const manifestSays = (change: object) =>
  wrongManifest('chrome', 'manifest.json', { ...fine, ...change }).map(({ what }) => what);

describe('the manifest (attacks 2, 22 and 51)', () => {
  it('passes with exactly what was approved', () => {
    expect(manifestSays({})).toEqual([]);
  });

  it('fails on a permission more, a host more and a permission less', () => {
    expect(manifestSays({ permissions: [...fine.permissions, 'cookies'] })[0]).toContain('“cookies”');
    expect(manifestSays({ optional_host_permissions: [...fine.optional_host_permissions, '<all_urls>'] })).toHaveLength(
      1,
    );
    expect(manifestSays({ permissions: fine.permissions.slice(1) })).toHaveLength(1);
  });

  it('fails on required hosts, doors for pages and a weaker policy', () => {
    expect(manifestSays({ host_permissions: ['https://psa.example/*'] })).toHaveLength(1);
    expect(
      manifestSays({ web_accessible_resources: [{ resources: ['a.css'], matches: ['<all_urls>'] }] }),
    ).toHaveLength(1);
    expect(manifestSays({ externally_connectable: { matches: ['https://*.example/*'] } })).toHaveLength(1);
    expect(
      manifestSays({ content_security_policy: { extension_pages: "script-src 'self' 'unsafe-eval'" } }),
    ).toHaveLength(1);
  });
});

describe('the package (attack 53)', () => {
  it.each([
    ['eval', 'a=eval("1")'],
    ['new Function', 'a=new Function("return 1")'],
    ['Function under another name', 'let e=Function;new e("x")'],
    ['an analytics endpoint', 'fetch("https://stats.vendor.com/collect")'],
    ['a socket to somewhere', 'new WebSocket("wss://c2.vendor.io/x")'],
  ])('may not hold %s', (_, text) => {
    expect(unsafeScript('background.js', text)).toHaveLength(1);
  });

  it('may name a namespace, an example and its own machine', () => {
    const text =
      'a("http://www.w3.org/2000/svg","https://unswivel.example.com.","http://127.0.0.1:8480","https://preview.invalid")';
    expect(unsafeScript('overlay.js', text)).toEqual([]);
  });

  it('may have methods named eval and uses of Function that make nothing', () => {
    expect(unsafeScript('overlay.js', 'x.eval(1);c=Function.call.bind(Object);typeof f==="Function"')).toEqual([]);
  });

  it.each([
    ['an inline handler', '<button onclick="go()">'],
    ['an inline script', '<script>go()</script>'],
    ['a script from elsewhere', '<script src="https://cdn.vendor.com/a.js"></script>'],
    ['a style sheet from elsewhere', '<link rel="stylesheet" href="//cdn.vendor.com/a.css">'],
  ])('may not have pages with %s', (_, text) => {
    expect(unsafePage('popup.html', text)).toHaveLength(1);
  });

  it('may have pages with scripts of its own', () => {
    expect(unsafePage('popup.html', '<script type="module" src="/chunks/popup.js"></script>')).toEqual([]);
  });
});

describe('the bundles', () => {
  it('hold no zod in a page, no document in the background and no collector anywhere', () => {
    expect(impurities('x', 'overlay.js', 'a._zod.run()')).toHaveLength(1);
    expect(impurities('x', 'background.js', 'a._zod.run()')).toEqual([]);
    expect(impurities('x', 'background.js', 'document.querySelector("a")')).toHaveLength(1);
    expect(impurities('x', 'background.js', 'e.document===t.document&&{document:o}')).toEqual([]);
    expect(impurities('x', 'overlay.js', 'document.querySelector("a")')).toEqual([]);
    expect(impurities('x', 'chunks/popup.js', 'require("better-sqlite3")')).toHaveLength(1);
  });

  it('never read what a page keeps for itself', () => {
    for (const text of ['localStorage.getItem("t")', 'sessionStorage.t', 'document.cookie.split(";")'])
      expect(impurities('x', 'overlay.js', text), text).toHaveLength(1);
  });

  it('hold no crash points: those are for the fault build', () => {
    expect(impurities('x', 'background.js', 'console.info("unswivel:crash-point "+e)')).toHaveLength(1);
    expect(impurities('x', 'background.js', 'await t("intent-written")')).toHaveLength(1);
    expect(impurities('x', 'background.js', 'e.state="written"')).toEqual([]);
  });

  it('stay within their budgets, to the byte', () => {
    expect(overBudget('chrome', BUDGET)).toEqual([]);
    expect(overBudget('chrome', { ...BUDGET, first: BUDGET.first + 1 })).toHaveLength(1);
    expect(overBudget('chrome', { ...BUDGET, total: BUDGET.total + 1 })).toHaveLength(1);
    expect(overBudget('chrome', { ...BUDGET, teach: BUDGET.teach + 1 })).toHaveLength(1);
    expect(overBudget('chrome', { ...BUDGET, marks: BUDGET.marks + 1 })).toHaveLength(1);
  });
});

describe('files', () => {
  it('say in kebab-case what they are', () => {
    for (const good of ['lib/page/fill.ts', 'lib/wire/page.schema.ts', 'test/check/built-rules.test.ts', '.ci/run'])
      expect(wrongName(good), good).toEqual([]);
    for (const bad of ['lib/page/utils.ts', 'lib/common/a.ts', 'components/Button.tsx', 'lib/page/fillFields.ts'])
      expect(wrongName(bad), bad).toHaveLength(1);
  });

  it('are short, or say why not', () => {
    expect(tooLong('a.ts', 'x\n'.repeat(300))).toEqual([]);
    expect(tooLong('a.ts', 'x\n'.repeat(301))).toHaveLength(1);
    expect(tooLong('a.ts', `/** Long because one table belongs together. */\n${'x\n'.repeat(400)}`)).toEqual([]);
  });
});
