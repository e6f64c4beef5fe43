import type { Page } from 'playwright-core';

/** How fast the machine is at this moment, to read the other figures by: what a page's own thread takes for fixed work, in milliseconds. */
export interface Machine {
  /** two million rounds of an integer hash */
  hashMs: number;
  /** going through all elements of the page that is open */
  walkMs: number;
}

const HASH =
  'let hash = 0; for (let round = 0; round < 2e6; round++) hash = Math.imul(hash ^ round, 0x01000193) >>> 0; hash';
const WALK =
  "let letters = 0; for (const element of document.querySelectorAll('*')) letters += element.localName.length; letters";

export async function machine(page: Page): Promise<Machine> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cost = async (expression: string) => {
    const start = await threadMs();
    await cdp.send('Runtime.evaluate', { expression: `{ ${expression} }` });
    return (await threadMs()) - start;
  };
  const threadMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const nothing = await cost('0');
  const speed = { hashMs: (await cost(HASH)) - nothing, walkMs: (await cost(WALK)) - nothing };
  await cdp.detach();
  return speed;
}
