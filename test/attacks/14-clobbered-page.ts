import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { FILLED, identityForm } from './pages.ts';
import { FILL } from './stage.ts';

const NAMES = [
  'querySelectorAll',
  'getElementsByTagName',
  'documentElement',
  'body',
  'defaultView',
  'createElement',
  'parentNode',
  'nodeType',
  'config',
];

const CLOBBER = `${NAMES.map((name) => `<img name="${name}" alt=""><form id="${name}" name="${name}"></form>`).join('')}
<script>
  globalThis.spied = [];
  Object.prototype.allowed = true; Object.prototype.overwrite = true; Object.prototype.ok = true; Object.prototype.code = 'x';
  Array.prototype.map = Array.prototype.filter = function () { spied.push('array'); return [] };
  JSON.parse = JSON.stringify = () => { spied.push('json'); return {} };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function () { spied.push('attachShadow'); return attach.call(this, { mode: 'open' }) };
  Element.prototype.append = Node.prototype.appendChild = function () { spied.push('append') };
  Object.defineProperty(HTMLInputElement.prototype, 'value', { get() { return 'x' }, set() { spied.push('value') } });
  for (const name of ['addEventListener', 'dispatchEvent']) {
    const own = EventTarget.prototype[name];
    EventTarget.prototype[name] = function (first) { if (this?.matches?.('[data-unswivel]')) spied.push(name); return own.apply(this, arguments) };
  }
  globalThis.chrome = globalThis.browser = { runtime: { id: 'x', sendMessage: (m) => { spied.push(m) }, onMessage: { addListener: (l) => spied.push(l) } } };
  globalThis.MutationObserver = globalThis.IntersectionObserver = class { observe() { if (!new Error().stack.includes('InjectedScript')) spied.push('observe') } /* the driver's own scripts are not ours */ disconnect() {} takeRecords() { return [] } };
</script>`;

export const attack: Attack = {
  number: 14,
  title: 'the page clobbers the document and pollutes its globals',
  async attack(stage) {
    const fields = ['nodeType', 'elements', 'parentNode', 'querySelectorAll', 'id'].map(
      (name) => `<input name="${name}" type="hidden">`,
    );
    const scene = await stage.form(identityForm(fields.join('')).replace('<body>', `<body>${CLOBBER}`));
    const mark = await stage.mark();
    await scene.overlay.click(FILL);
    const events = await stage.after(mark, ({ verb }) => verb === 'fill.done');
    for (const [id, value] of Object.entries(FILLED))
      assert.equal(await scene.page.locator(`#${id}`).inputValue(), value, `${id} as the browser holds it`);
    const done = events.find(({ verb }) => verb === 'fill.done');
    assert.equal(done?.outcome, 'success');
    const inPage = await scene.page.evaluate(() => {
      return {
        spied: (globalThis as unknown as { spied: unknown[] }).spied.join(),
        open: document.querySelector('[data-unswivel=""]')?.shadowRoot === null,
      };
    });
    assert.deepEqual(inPage, { spied: '', open: true }, 'the page’s globals were used, or the root is open');
    return 'the form is found, filled and logged rightly; none of the page’s own functions was called';
  },
};
