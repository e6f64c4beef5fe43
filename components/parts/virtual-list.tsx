import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  label: string;
  /** rows there are to show */
  count: number;
  /** rows there would be with all pages loaded */
  total: number;
  /** px; every row has it */
  rowHeight: number;
  /** the row keys act on; it stays in the document however far it is scrolled away */
  active: number;
  onActive(index: number): void;
  row(index: number): ComponentChildren;
  /** the last rows came into view */
  onEnd?(): void;
  /** a key no list has a use for: true = it was used */
  onKey?(event: KeyboardEvent): boolean;
}

/** Rows kept beyond what is seen, so that a quick scroll finds them there. */
const BEYOND = 8;

/** A list of which only the rows in view are in the document. Arrow keys, Page up and down, Home and End move; what is focused in a row is its first link. */
export function VirtualList(props: Props) {
  const { label, count, total, rowHeight, active, onActive, row, onEnd, onKey } = props;
  const box = useRef<HTMLUListElement>(null);
  const focusing = useRef(false);
  /** stays in the document too: a scroll is drawn before whoever holds `active` hears of a focus, and would take the row away under it */
  const focused = useRef<number | null>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 600 });
  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  for (const kept of [active, focused.current])
    if (kept !== null && kept < count && !shown.includes(kept)) shown.push(kept);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  useEffect(() => {
    if (last >= count && count < total) onEnd?.();
  }, [last, count, total, onEnd]);

  useEffect(() => {
    if (!focusing.current) return;
    focusing.current = false;
    // Whoever went elsewhere meanwhile, to the search for instance, is not called back. A row that was scrolled away leaves the focus with the body.
    const { activeElement } = document;
    if (activeElement !== document.body && !box.current?.contains(activeElement)) return;
    box.current?.querySelector<HTMLElement>(`[data-at="${active}"] a`)?.focus({ preventScroll: true });
  }, [active]);

  function move(to: number) {
    const next = Math.max(0, Math.min(count - 1, to));
    const element = box.current;
    if (!element || count === 0) return;
    focusing.current = next !== active;
    if (next * rowHeight < element.scrollTop) element.scrollTop = next * rowHeight;
    const below = (next + 1) * rowHeight - element.clientHeight;
    if (below > element.scrollTop) element.scrollTop = below;
    if (next === active) element.querySelector<HTMLElement>(`[data-at="${next}"] a`)?.focus({ preventScroll: true });
    onActive(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const to: Partial<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    };
    const next = to[event.key];
    if (next !== undefined) move(next);
    else if (!onKey?.(event)) return;
    event.preventDefault();
  }

  return (
    <ul class="virtual" aria-label={label} ref={box} onKeyDown={onKeyDown}>
      <li class="virtual-space" aria-hidden="true" style={{ height: `${count * rowHeight}px` }} />
      {shown.map((index) => (
        <li
          key={index}
          data-at={index}
          aria-setsize={total}
          aria-posinset={index + 1}
          style={{ height: `${rowHeight}px`, transform: `translateY(${index * rowHeight}px)` }}
          onFocusIn={() => {
            focused.current = index;
            if (index !== active) onActive(index);
          }}
          onFocusOut={() => {
            focused.current = null;
          }}
        >
          {row(index)}
        </li>
      ))}
    </ul>
  );
}
