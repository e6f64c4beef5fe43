/** The tour's last act: the identity provider learns of a new surname, and each console where the account was made is found to lag behind, by looking at it in passing. */
import type { CollectorProcess } from '../drive/collector.ts';
import { overlayOf } from '../drive/overlay.ts';
import { createReader } from '../drive/reader.ts';
import type { RealConsoles } from '../drive/real-consoles.ts';
import type { World } from '../drive/world.ts';
import type { Joiner } from './joiner.ts';

const WAIT_MS = 30_000;

/** Ids of the consoles in which drift was found, by the collector's own answer, once all were looked at. */
export async function consolesBehind(
  { world, consoles, joiner, login }: { world: World; consoles: RealConsoles; joiner: Joiner; login: string },
  say: (line: string) => void,
): Promise<string[]> {
  await joiner.rename('Raman-Weiss');
  await world.own({ type: 'own.sync' });
  say('the surname is another one at the identity provider');
  const user = await consoles.rtUser(login);
  const pages = [
    `${consoles.url.lam}/templates/lists/list.php?type=user`,
    `${consoles.url.mesh}/?viewmode=30&gotouser=${login}`,
    `${consoles.url.rt}/User/Summary.html?id=${user?.id}`,
  ];
  for (const address of pages) {
    const page = await world.driven.context.newPage();
    await page.goto(address);
    await (await overlayOf(page)).waitFor(/\S/);
    await page.waitForTimeout(2000);
    await page.close();
  }
  await world.delivered(60_000);
  return drifting(world.collector, joiner.technician.id);
}

async function drifting(collector: CollectorProcess, technician: string): Promise<string[]> {
  const lead = await createReader(collector, 'mkruse', ['lead']);
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const { items } = (await lead.get(`/v1/drift?technician=${technician}`)) as {
      items: { places: { console: string; shown: string | null; expected: string | null }[] }[];
    };
    const behind = [...new Set(items.flatMap(({ places }) => places.map((place) => place.console)))].sort();
    if (behind.length === 3 || Date.now() > end) return behind;
    await new Promise((done) => setTimeout(done, 500));
  }
}
