import { isElement, parentOf, query } from './native.ts';

/** A domain or a dialling code that the page adds to what is typed. */
const ADDED = /^@?[\w-]+(\.[\w-]+)+$|\+\d/;
const SHORT = 40;

/** The fixed text or the choice right beside a control that belongs to its value: `@contoso.example` after a name, `+44` before a number; else nothing. */
export function besideOf(element: HTMLElement): string {
  for (let at: Element = element, level = 0; level < 2; level++) {
    for (const near of [at.nextElementSibling, at.previousElementSibling] as (HTMLElement | null)[]) {
      const select = near && (near.localName === 'select' ? near : query<HTMLSelectElement>(near, 'select'));
      // biome-ignore lint/performance/useDomNodeTextContent: hidden lists of codes are no part of it
      const text = ((select as HTMLSelectElement | null)?.selectedOptions[0]?.text ?? near?.innerText ?? '').trim();
      if (text.length < SHORT && ADDED.test(text)) return text;
    }
    const around = parentOf(at);
    if (!around || !isElement(around)) break;
    at = around;
  }
  return '';
}
