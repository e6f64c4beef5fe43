import { documentOf, localNameOf, queryAll, shadowOf, shadowRootOf, viewOf } from './native.ts';

/** What may hold controls: a document, an element inside one, or an open shadow root. */
export type Root = Document | Element | ShadowRoot;

/** Every open shadow root and same-origin frame document below `root`, `root` first. */
export function openRoots(root: Root): Root[] {
  const found: Root[] = [root];
  const own = shadowRootOf(root);
  if (own) found.push(own);
  for (let index = 0; index < found.length; index++) {
    for (const selector of DOORS) {
      const doors = queryAll(found[index] as Root, selector);
      for (let at = 0; at < doors.length; at++) {
        const door = doors[at] as HTMLElement;
        const inner = FRAME.test(localNameOf(door)) ? frameDocument(door as HTMLIFrameElement) : shadowOf(door);
        if (inner) found.push(inner);
      }
    }
  }
  return found;
}

const FRAME = /^i?frame$/;

/**
 * Where another root may open: frames and custom elements, which are what is left when the usual elements are taken away (most frequent first: the browser
 * stops at the first that fits), and plain elements without light children (one with both is not looked into). Asked so that no object is made of each of
 * 50,000 nodes, which would cost a scan more than everything else.
 */
const DOORS = [
  ':not(td,tr,div,span,a,li,p,th,option,input,label,button,img,i,b,svg,path,g,ul,ol,dt,dd,dl,tbody,thead,table,h1,h2,h3,h4,h5,h6,form,fieldset,legend,select,textarea,nav,header,footer,main,section,article,aside,pre,code,br,hr,em,strong,small,script,style,link,meta,head,html,body,title)',
  'div:empty',
  'span:empty',
  'section:empty',
  'article:empty',
  'main:empty',
];

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
