import { useEffect, useRef } from 'preact/hooks';
import { Panel } from './panel.tsx';
import { Pill } from './pill.tsx';
import type { OverlayProps } from './props.ts';
import { announcement } from './status.ts';

/**
 * The whole overlay: a pill at the edge that opens to a panel. Opening moves the focus to the panel itself, never to a button in it, so that a key
 * still held down presses nothing; closing gives the focus to the pill, but only when the overlay had it: who types in the page goes on typing.
 */
export function Overlay(props: OverlayProps) {
  const { side } = props.state.dock;
  const open = props.state.dock.open && !props.folded;
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);

  // Asked while rendering: once the panel is gone, nobody knows where the focus was.
  const held = wasOpen.current !== open && holdsFocus(root.current);

  useEffect(() => {
    if (wasOpen.current === open) return;
    wasOpen.current = open;
    const next = root.current?.querySelector<HTMLElement>(open ? '.panel' : 'button');
    if (open || held) next?.focus({ preventScroll: true });
  });

  return (
    <div class={`unswivel ${side}`} ref={root}>
      {open ? <Panel {...props} /> : <Pill {...props} />}
      <div class="vh" role="status" aria-live="polite">
        {announcement(props)}
      </div>
    </div>
  );
}

function holdsFocus(root: HTMLElement | null): boolean {
  return root !== null && root.contains((root.getRootNode() as Document | ShadowRoot).activeElement);
}
