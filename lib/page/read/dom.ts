import { documentOf, localNameOf, queryAll, shadowRootOf } from '../native.ts';
import { frameDocument, type Root } from '../roots.ts';

export const addressOf = (root: Document): string => Reflect.get(Document.prototype, 'URL', root);
export const titleOf = (root: Root): string => Reflect.get(Document.prototype, 'title', documentOf(root));

/** `show` is a NodeFilter mask: 1 elements, 4 texts. */
export function walk(root: Root, show: number, filter?: NodeFilter): TreeWalker {
  return Document.prototype.createTreeWalker.call(documentOf(root), root, show, filter);
}

/**
 * Elements that match, in document order. ` >>> ` steps into the open shadow root of the element before it, or into its document when it is a frame of
 * the same origin. Throws `SyntaxError` for what is no selector.
 */
export function find(root: Root, selector: string): Element[] {
  const steps = selector.split(' >>> ');
  const last = steps.pop() as string;
  let roots: Root[] = [root];
  for (const step of steps) roots = roots.flatMap((within) => [...queryAll(within, step)]).flatMap(inside);
  return roots.flatMap((within) => [...queryAll(within, last)]);
}

/** False for what the page does not render. */
export function isShown(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

function inside(element: Element): Root[] {
  const inner =
    shadowRootOf(element) ?? (localNameOf(element) === 'iframe' ? frameDocument(element as HTMLIFrameElement) : null);
  return inner ? [inner] : [];
}
