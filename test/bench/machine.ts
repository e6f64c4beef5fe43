import type { Page } from 'playwright-core';

/** How fast the machine is at this moment, to read the other figures by. Milliseconds of the page's own thread. */
export interface Machine {
  /** two million rounds of an integer hash, in a page of its own */
  hashMs: number;
  /** going through all of 50,000 elements */
  walkMs: number;
}

/** Measured on a page that is open already. */
export async function machine(page: Page): Promise<Machine> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const threadMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const cost = async (work: () => unknown) => {
    const start = await threadMs();
    await page.evaluate(work);
    return (await threadMs()) - start;
  };
  const hashMs = await cost(() => {
    let hash = 0;
    for (let round = 0; round < 2e6; round++) hash = Math.imul(hash ^ round, 0x01000193) >>> 0;
    return hash;
  });
  const walkMs = await cost(() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
    let letters = 0;
    while (walker.nextNode()) letters += (walker.currentNode as Element).localName.length;
    return letters;
  });
  await cdp.detach();
  return { hashMs, walkMs };
}
