import type { Page } from 'playwright-core';

/** What a page's framework holds; `choices.js` has the empty one. */
export type State = Record<string, unknown>;

/** The two truths about a form: what the framework took over, and what a person sees. */
export interface Seen {
  state: State;
  /** what each control shows, in document order, through every open shadow root: values, ticks, the text of editors and widgets */
  shown: string[];
}

/** Reads both at one moment. */
export function see(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const shown: string[] = [];
    const WIDGET = '[contenteditable],[role="combobox"],[aria-haspopup="listbox"]';
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLInputElement>('*')) {
        if (element.matches('[data-unswivel=""]')) continue;
        if (element.matches('input,select,textarea'))
          shown.push(/^(checkbox|radio)$/.test(element.type) ? String(element.checked) : element.value);
        // biome-ignore lint/performance/useDomNodeTextContent: what a person sees, not what is in the markup
        else if (element.matches(WIDGET)) shown.push(element.innerText.trim());
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    const { state } = (globalThis as unknown as { page: { state(): State } }).page;
    return { state: { ...state() }, shown };
  });
}
