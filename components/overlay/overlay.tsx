import { useEffect, useRef } from 'preact/hooks';
import { Panel } from './panel.tsx';
import { Pill } from './pill.tsx';
import type { OverlayProps } from './props.ts';
import { announcement } from './status.ts';

/**
 * The whole overlay: a pill at the edge that opens to a panel. Opening moves the focus to the panel itself, never to a button in it, so that a key
 * still held down presses nothing; closing gives the focus back to the pill.
 */
export function Overlay(props: OverlayProps) {
  const { side } = props.state.dock;
  const open = props.state.dock.open && !props.folded;
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);

  useEffect(() => {
    if (wasOpen.current === open) return;
    wasOpen.current = open;
    root.current
      ?.querySelector<HTMLElement>(open ? '.panel' : 'button.pill, .pill button')
      ?.focus({ preventScroll: true });
  }, [open]);

  return (
    <div class={`unswivel ${side}`} ref={root}>
      {open ? <Panel {...props} /> : <Pill {...props} />}
      <div class="vh" role="status" aria-live="polite">
        {announcement(props)}
      </div>
    </div>
  );
}
