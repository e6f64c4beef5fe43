import { documentOf, localNameOf, nodeTypeOf, queryEach, shadowOf, shadowRootOf, viewOf } from './native.ts';

/** What may hold controls: a document, an element inside one, or an open shadow root. */
export type Root = Document | Element | ShadowRoot;

/** Every open shadow root and same-origin frame document below `root`, `root` first. */
export function openRoots(root: Root): Root[] {
  const found: Root[] = [root];
  for (let index = 0; index < found.length; index++) {
    const current = found[index] as Root;
    const own = shadowRootOf(current);
    if (own) found.push(own);
    for (const element of doorsIn(current)) {
      const tag = localNameOf(element);
      const inner =
        tag === 'iframe' || tag === 'frame' ? frameDocument(element as HTMLIFrameElement) : shadowOf(element);
      if (inner) found.push(inner);
    }
  }
  return found;
}

const DOORS = ['iframe', 'frame', 'div:empty', 'span:empty', 'section:empty', 'article:empty', 'main:empty'];

/**
 * Where another root may open: custom elements, frames, and plain elements without light children (one with both is not looked into). XPath tells custom
 * elements by their name without making an object of each of 50,000 nodes, which would cost a scan more than everything else; it takes no shadow root, so
 * the children stand for it.
 */
function doorsIn(root: Root): Element[] {
  const isShadow = nodeTypeOf(root) === 11;
  const custom = (isShadow ? Array.from((root as ShadowRoot).children) : [root]).flatMap((top) => {
    const path = `descendant${isShadow ? '-or-self' : ''}::*[contains(local-name(), '-')]`;
    const found = Document.prototype.evaluate.call(
      documentOf(root),
      path,
      top,
      null,
      XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
      null,
    );
    return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index) as Element);
  });
  return [...custom, ...queryEach(root, DOORS)];
}

/**
 * The document inside a frame when the frame is part of the same console, else null. `contentDocument` alone is not enough:
 * `document.domain` can join two origins, and a frame that navigates away must stop counting.
 */
export function frameDocument(frame: HTMLIFrameElement): Document | null {
  try {
    const inner = frame.contentDocument;
    return inner && originOf(inner) !== '' && originOf(inner) === originOf(documentOf(frame)) ? inner : null;
  } catch {
    return null; // another origin: reading it throws, which is the answer
  }
}

/** Origin of the window a document is shown in; empty when it is shown in none. */
export function originOf(inner: Document): string {
  return viewOf(inner)?.origin ?? '';
}
