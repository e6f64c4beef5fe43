import { browser, type PublicPath } from 'wxt/browser';

/** Brings a script of ours into a tab's top frame. False where the browser does not let us in, or the page went away meanwhile. */
export async function bringScript(tab: number, file: Extract<PublicPath, `${string}.js`>): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: [file] });
    return true;
  } catch (error) {
    console.debug(`Unswivel: ${file} could not be brought into a tab`, error);
    return false;
  }
}
