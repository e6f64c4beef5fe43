/** Shows one story (`?overlay/ready`), or the list of all of them. `window.stories` names them with their window sizes. */
import { render } from 'preact';
import overlayCss from '../../../components/overlay/overlay.css?inline';
import type { Stories, Story } from './story.ts';

const files = import.meta.glob<{ default: Stories }>('./*.stories.tsx', { eager: true });
const stories: Stories = {};
for (const [path, file] of Object.entries(files)) {
  const group = path.replace('./', '').replace('.stories.tsx', '');
  for (const [name, story] of Object.entries(file.default)) stories[`${group}/${name}`] = story;
}

declare global {
  interface Window {
    stories: { name: string; width: number; height: number }[];
  }
}
window.stories = Object.entries(stories).map(([name, { width, height }]) => ({ name, width, height }));

function samplePage() {
  return (
    <main style="font:14px system-ui;padding:32px;max-width:420px">
      <h1 style="font-size:20px">New user</h1>
      <p>A page of a console, behind the overlay.</p>
    </main>
  );
}

async function show(name: string, story: Story) {
  document.title = name;
  if (!story.overlay) {
    await import('../../../components/page.css');
    render(story.view(), document.body);
  } else {
    render(samplePage(), document.body);
    const host = document.createElement('div');
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = document.createElement('style');
    sheet.textContent = overlayCss;
    const container = document.createElement('div');
    shadow.append(sheet, container);
    document.documentElement.append(host);
    render(story.view(), container);
  }
  document.documentElement.dataset.shown = name;
}

const wanted = decodeURIComponent(location.search.slice(1));
const story = stories[wanted];
if (story) void show(wanted, story);
else
  render(
    <ul>
      {window.stories.map(({ name }) => (
        <li key={name}>
          <a href={`?${name}`}>{name}</a>
        </li>
      ))}
    </ul>,
    document.body,
  );
