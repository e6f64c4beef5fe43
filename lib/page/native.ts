/**
 * The DOM by its prototypes. `Document` and `form` let named elements hide their own members (`<img name="querySelectorAll">`, `<input name="parentNode">`),
 * and that reaches isolated worlds too (HTML, LegacyOverrideBuiltIns). Whatever may be a document or a form is asked through here (attack 14).
 */
function getter<T, R>(type: string, key: keyof T): (target: Node) => R {
  let get: (() => R) | undefined;
  // looked up at first use: the build evaluates entrypoints where there is no DOM
  return (target) => {
    get ??= Object.getOwnPropertyDescriptor(
      (globalThis as unknown as Record<string, { prototype: T }>)[type]?.prototype ?? {},
      key,
    )?.get as () => R;
    return get.call(target);
  };
}

const DOCUMENT = 9;
const FRAGMENT = 11;

const ownerOf = getter<Node, Document | null>('Node', 'ownerDocument');
/** An element's open shadow root. */
export const shadowOf = getter<Element, ShadowRoot | null>('Element', 'shadowRoot');

export const nodeTypeOf = getter<Node, number>('Node', 'nodeType');
export const parentOf = getter<Node, ParentNode | null>('Node', 'parentNode');
export const previousOf = getter<Node, Node | null>('Node', 'previousSibling');
export const nextOf = getter<Node, Node | null>('Node', 'nextSibling');
export const firstOf = getter<Node, Node | null>('Node', 'firstChild');
export const viewOf = getter<Document, (Window & typeof globalThis) | null>('Document', 'defaultView');
export const htmlOf = getter<Document, HTMLElement>('Document', 'documentElement');
export const bodyOf = getter<Document, HTMLElement | null>('Document', 'body');
export const activeOf = getter<Document, Element | null>('Document', 'activeElement');
export const localNameOf = getter<Element, string>('Element', 'localName');
export const isElement = (node: Node): node is HTMLElement => nodeTypeOf(node) === 1;

/** The document a node belongs to; a document belongs to itself. */
export const documentOf = (node: Node): Document => ownerOf(node) ?? (node as Document);

/** The same of any node. */
export const shadowRootOf = (node: Node): ShadowRoot | null => (isElement(node) ? shadowOf(node) : null);

function queryable(root: Node): Pick<ParentNode, 'querySelectorAll' | 'querySelector'> {
  const type = nodeTypeOf(root);
  return type === DOCUMENT ? Document.prototype : type === FRAGMENT ? DocumentFragment.prototype : Element.prototype;
}

export function queryAll<E extends HTMLElement = HTMLElement>(root: Node, selector: string): NodeListOf<E> {
  return queryable(root).querySelectorAll.call(root, selector) as NodeListOf<E>;
}

export function query<E extends HTMLElement = HTMLElement>(root: Node, selector: string): E | null {
  return queryable(root).querySelector.call(root, selector) as E | null;
}

/**
 * Elements that fit any of some selectors, in document order. Asked one by one first: Chromium finds a single simple selector among 50,000 nodes in 0.4 ms, a
 * list of them in 3 ms for each; most pages have but one or two of them.
 */
export function queryEach<E extends HTMLElement = HTMLElement>(root: Node, selectors: readonly string[]): ArrayLike<E> {
  const held: string[] = [];
  let last: ArrayLike<E> = [];
  for (const selector of selectors) {
    const list = queryAll<E>(root, selector);
    if (list.length === 0) continue;
    held.push(selector);
    last = list;
  }
  return held.length > 1 ? queryAll<E>(root, held.join(',')) : last;
}

/** The document or shadow root a node stands in. */
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const attributeNamesOf = (element: Element): string[] => Element.prototype.getAttributeNames.call(element);
export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const closestOf = <E extends HTMLElement = HTMLElement>(element: Element, selector: string): E | null =>
  Element.prototype.closest.call(element, selector) as E | null;
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);

/** The open modal dialog, or null. The live list of dialogs is kept by the browser; a selector would search the page each time. */
export function modalOf(document: Document): Element | null {
  const dialogs = Document.prototype.getElementsByTagName.call(document, 'dialog');
  for (const dialog of dialogs) if (matches(dialog, ':modal')) return dialog;
  return null;
}
