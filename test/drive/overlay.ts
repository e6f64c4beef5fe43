import type { CDPSession, Page } from 'playwright-core';
import type { Hands } from './hands.ts';

interface Node {
  nodeId: number;
  backendNodeId: number;
  nodeName: string;
  nodeType: number;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
  contentDocument?: Node;
}

/** A control or text inside the overlay's closed shadow root, found as a person finds it: by role-like name and words. */
export interface Overlay {
  /** All text the overlay shows, whitespace collapsed; '' when it is not there. */
  text(): Promise<string>;
  /** Clicks, with real mouse input, the first visible element that fits. */
  click(what: string | RegExp, hands?: Hands): Promise<void>;
  /** Types into the first text input. */
  typeInto(text: string, hands?: Hands): Promise<void>;
  waitFor(what: string | RegExp, ms?: number): Promise<string>;
  /** Presses Tab until the focus is on a control with this name, as a person without a mouse does. */
  tabTo(what: string | RegExp): Promise<void>;
  /** The name of the control in focus, in the overlay or the page; '' when nothing has it. */
  focused(): Promise<string>;
  box(what: string | RegExp): Promise<{ x: number; y: number; width: number; height: number }>;
}

/**
 * Looks into the closed shadow root with the browser's own DevTools protocol: nothing in the extension is opened for tests. From then on an uncaught error of ours in
 * this page fails whatever is asked next. `mark` `teach` is the teaching overlay.
 */
export async function overlayOf(page: Page, mark = ''): Promise<Overlay> {
  const cdp = await page.context().newCDPSession(page);
  const fits = (text: string, what: string | RegExp) =>
    typeof what === 'string' ? text.includes(what) : what.test(text);

  const faults: string[] = [];
  cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, stackTrace, url } }) => {
    const places = [
      url ?? '',
      ...(stackTrace?.callFrames ?? []).map((frame) => frame.url),
      exception?.description ?? '',
    ];
    if (places.some((place) => place.includes('chrome-extension://'))) faults.push(exception?.description ?? text);
  });
  await cdp.send('Runtime.enable');

  async function shadow(): Promise<Node | null> {
    if (faults.length > 0) throw new Error(`An error of ours went uncaught in the page: ${faults.join(' · ')}`);
    const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
    // Filled fields carry the attribute too, and inputs have the browser's own shadow roots; only the host carries it empty.
    const host = find(root, (node) => attribute(node, 'data-unswivel') === mark && (node.shadowRoots?.length ?? 0) > 0);
    const own = host?.shadowRoots?.[0] ?? null;
    const views = own ? all(own, (node) => /^unswivel\b(?! teach)/.test(attribute(node, 'class') ?? '')).length : 0;
    if (views > 1) throw new Error(`The overlay shows itself ${views} times: ${textOf(own as Node)}`);
    return own;
  }

  async function locate(what: string | RegExp): Promise<{ x: number; y: number; width: number; height: number }> {
    const root = await shadow();
    const controls = root ? all(root, (node) => isControl(node) && fits(nameOf(node), what)) : [];
    for (const node of controls) {
      const box = await boxOf(cdp, node);
      if (box && box.width > 0 && box.height > 0) return box;
    }
    throw new Error(`The overlay shows no control named ${what}. It shows: ${root ? textOf(root) : '(no overlay)'}`);
  }

  const overlay: Overlay = {
    async text() {
      const root = await shadow();
      return root ? textOf(root) : '';
    },
    box: locate,
    async click(what, hands) {
      const deadline = Date.now() + 5000;
      for (;;) {
        try {
          const before = await locate(what);
          await page.waitForTimeout(60);
          const box = await locate(what);
          if (before.x !== box.x || before.y !== box.y) continue; // still moving
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          if (hands) await hands.clickAt(page, x, y);
          else {
            await page.mouse.move(x, y);
            await page.mouse.click(x, y, { delay: 20 });
          }
          return;
        } catch (error) {
          if (Date.now() > deadline) throw error;
          await page.waitForTimeout(100);
        }
      }
    },
    async typeInto(text, hands) {
      const root = await shadow();
      const input = root && all(root, (node) => node.nodeName === 'INPUT')[0];
      const box = input && (await boxOf(cdp, input));
      if (!box) throw new Error('The overlay shows no text input.');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (hands) await hands.clickAt(page, x, y);
      else await page.mouse.click(x, y);
      for (const character of text) {
        if (hands) await hands.press(page, character);
        else await page.keyboard.press(character);
      }
    },
    focused: () => focusedName(cdp),
    async tabTo(what) {
      const passed: string[] = [];
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        const name = await focusedName(cdp);
        if (fits(name, what)) return;
        passed.push(name);
      }
      throw new Error(`Tab never reached ${what}. It passed: ${passed.join(' · ')}`);
    },
    async waitFor(what, ms = 10_000) {
      const deadline = Date.now() + ms;
      let text = '';
      while (Date.now() < deadline) {
        text = await overlay.text();
        if (text && fits(text, what)) return text;
        await page.waitForTimeout(100);
      }
      throw new Error(`The overlay did not show ${what} within ${ms} ms. It shows: ${text || '(no overlay)'}`);
    },
  };
  return overlay;
}

/** What a screen reader says of the control in focus; the accessibility tree reaches into closed shadow roots. */
async function focusedName(cdp: CDPSession): Promise<string> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const focused = nodes.filter((node) =>
    node.properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  return String(focused.at(-1)?.name?.value ?? '');
}

async function boxOf(cdp: CDPSession, node: Node) {
  try {
    const { model } = await cdp.send('DOM.getBoxModel', { backendNodeId: node.backendNodeId });
    const [x1, y1, , , x3, y3] = model.border as number[];
    return { x: x1 ?? 0, y: y1 ?? 0, width: (x3 ?? 0) - (x1 ?? 0), height: (y3 ?? 0) - (y1 ?? 0) };
  } catch {
    return null; // not rendered
  }
}

function attribute(node: Node, name: string): string | null {
  const list = node.attributes ?? [];
  for (let at = 0; at < list.length; at += 2) if (list[at] === name) return list[at + 1] ?? '';
  return null;
}

function isControl(node: Node): boolean {
  return (
    ['BUTTON', 'SUMMARY', 'A', 'INPUT', 'LABEL', 'SELECT'].includes(node.nodeName) ||
    ['button', 'option'].includes(attribute(node, 'role') ?? '')
  );
}

function nameOf(node: Node): string {
  return `${attribute(node, 'aria-label') ?? ''} ${textOf(node)} ${attribute(node, 'title') ?? ''}`.trim();
}

function textOf(node: Node): string {
  const parts: string[] = [];
  walk(node, (at) => {
    if (at.nodeType === 3) parts.push(at.nodeValue);
    return at.nodeName !== 'STYLE';
  });
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function walk(node: Node, visit: (node: Node) => boolean): void {
  if (!visit(node)) return;
  for (const child of [
    ...(node.shadowRoots ?? []),
    ...(node.children ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ])
    walk(child, visit);
}

function all(node: Node, test: (node: Node) => boolean): Node[] {
  const found: Node[] = [];
  walk(node, (at) => {
    if (test(at)) found.push(at);
    return true;
  });
  return found;
}

function find(node: Node, test: (node: Node) => boolean): Node | null {
  return all(node, test)[0] ?? null;
}
