/**
 * Takes a picture of every story, light and dark: `node test/components/stories/shoot.ts <folder> [part of a name]`.
 * For looking, not for comparing: no picture is kept.
 */
import { mkdirSync } from 'node:fs';
import { openStories } from './open-stories.ts';

const [folder = 'pictures', part = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const stories = await openStories();
for (const { name } of stories.list.filter((story) => story.name.includes(part))) {
  for (const scheme of ['light', 'dark'] as const) {
    const page = await stories.show(name, scheme);
    await page.screenshot({ path: `${folder}/${name.replace('/', '-')}-${scheme}.png` });
  }
}
await stories.close();
