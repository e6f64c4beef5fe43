import { openStage } from '../page/world.ts';
import { generatedPage } from './generated-page.ts';

/** How many inputs of a page are given a type, or a reason why they have none. Counted, not timed: by the page modules themselves, since the product tells nobody. */
export async function classified(sizes: readonly (readonly [inputs: number, nodes: number])[]): Promise<number[]> {
  const stage = await openStage();
  const counts: number[] = [];
  for (const [inputs, nodes] of sizes) {
    const world = await stage.open(generatedPage(inputs, nodes));
    counts.push(
      await world.run(
        (unswivel) =>
          unswivel.classify(unswivel.collectControls(document)).filter(({ about }) => about !== null).length,
      ),
    );
    await world.close();
  }
  await stage.close();
  return counts;
}
