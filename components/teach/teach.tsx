import type { TeachDeeds, TeachView } from '../../lib/wire/teach-view.ts';
import { saidText } from './said.ts';
import { TeachPanel } from './teach-panel.tsx';

/** The teaching overlay: a shield over the page while the person points, the outline of the field in hand, and the panel. */
export function Teach({ view, on }: { view: TeachView; on: TeachDeeds }) {
  const { dock, side } = view;
  const tall = dock.open && dock.side.endsWith(side) ? ' tall' : '';
  return (
    <div class="unswivel teach">
      {view.step === 'point' && <div class="shield" />}
      {view.boxes.map(({ kind, left, top, width, height }) => (
        <div
          key={kind}
          class={`outline ${kind}`}
          style={`left:${left - 3}px;top:${top - 3}px;width:${width + 6}px;height:${height + 6}px`}
        />
      ))}
      <div class={`unswivel ${side}${tall}`}>
        <TeachPanel view={view} on={on} />
        <div class="vh" role="status" aria-live="polite">
          {saidText(view)}
        </div>
      </div>
    </div>
  );
}
