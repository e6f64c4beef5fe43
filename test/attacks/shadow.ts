import type { Page } from 'playwright-core';

/** Hands the button of our closed shadow root at this point to the page's own world, through DevTools, and has it pressed by script there. */
export async function pressedByScript(page: Page, x: number, y: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { backendNodeId } = await cdp.send('DOM.getNodeForLocation', { x: Math.round(x), y: Math.round(y) });
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId });
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    returnByValue: true,
    functionDeclaration: `function () {
      const button = (this.nodeType === 1 ? this : this.parentElement).closest('button');
      for (const type of ['pointerdown', 'pointerup', 'click']) button.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, detail: 1 }));
      for (const type of ['keydown', 'keyup']) button.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }));
      button.click();
      return button.textContent;
    }`,
  });
  if (!String(result.value).startsWith('Fill')) throw new Error(`That was not the fill button: ${result.value}`);
}

/** Moves the focus to the control of our closed shadow root at this point, as no page can: what a browser's or a page's trick with focus would come to. */
export async function focusAt(page: Page, x: number, y: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { backendNodeId } = await cdp.send('DOM.getNodeForLocation', { x: Math.round(x), y: Math.round(y) });
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId });
  await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: `function () { (this.nodeType === 1 ? this : this.parentElement).closest('button').focus() }`,
  });
}
