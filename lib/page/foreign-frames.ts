import { frameDocument } from './roots.ts';

/** Smaller ones are captchas, buttons and trackers (px). */
const WIDE = 240;
const HIGH = 120;

/**
 * Origins of the frames in sight that are not this page's: nothing in them is seen or filled. `''` for a frame that has none (sandboxed). The list of frames is kept by
 * the browser, and where there is none nothing is looked at.
 */
export function foreignFrames(document: Document, found = new Set<string>()): Set<string> {
  const frames = Document.prototype.getElementsByTagName.call(
    document,
    'iframe',
  ) as HTMLCollectionOf<HTMLIFrameElement>;
  for (let at = 0; at < Math.min(frames.length, 50); at++) {
    const frame = frames[at] as HTMLIFrameElement;
    const inner = frameDocument(frame);
    if (inner) foreignFrames(inner, found);
    else if (inSight(frame)) found.add(originOf(frame));
  }
  return found;
}

function inSight(frame: HTMLIFrameElement): boolean {
  const { width, height } = frame.getBoundingClientRect();
  return width >= WIDE && height >= HIGH && frame.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** By its address: where it went since is the browser's secret. */
function originOf(frame: HTMLIFrameElement): string {
  const { src, sandbox } = frame;
  if (frame.hasAttribute('sandbox') && !sandbox.contains('allow-same-origin')) return '';
  return URL.canParse(src) && /^https?:/.test(src) ? new URL(src).origin : '';
}
