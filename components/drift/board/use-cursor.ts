import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SIZES } from './sizes.ts';

/** Where keys act. Row -1: the clients above; column -1: the names. */
export interface Spot {
  row: number;
  col: number;
}

interface Size {
  rows: number;
  columns: number;
}

/** Moving in the grid by keys, with one stop for the Tab key (WAI-ARIA grid); what is moved to is scrolled into view and focused. */
export function useCursor(box: RefObject<HTMLElement | null>, { rows, columns }: Size) {
  const [spot, setSpot] = useState<Spot>({ row: 0, col: 0 });
  const focusing = useRef(false);
  // Keys come faster than they are drawn: the next one begins where the last one went.
  const latest = useRef(spot);
  const at: Spot = { row: Math.min(spot.row, rows - 1), col: Math.min(spot.col, columns - 1) };

  useEffect(() => {
    const reached = focusing.current && elementAt(box.current, latest.current);
    if (!reached) return;
    focusing.current = false;
    reached.focus({ preventScroll: true });
  });

  function moveTo(next: Spot) {
    const row = clamp(next.row, -1, rows - 1);
    const col = clamp(next.col, row === -1 ? 0 : -1, columns - 1);
    reveal(box.current, { row, col });
    focusing.current = true;
    latest.current = { row, col };
    setSpot({ row, col });
    // The same spot, or one that is in the document already, is focused at once.
    elementAt(box.current, { row, col })?.focus({ preventScroll: true });
  }

  function onKey(event: KeyboardEvent): boolean {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / SIZES.row) - 5);
    const far = event.ctrlKey || event.metaKey;
    const { row, col } = latest.current;
    const to: Partial<Record<string, Spot>> = {
      ArrowDown: { row: row + 1, col },
      ArrowUp: { row: row - 1, col },
      ArrowRight: { row, col: col + 1 },
      ArrowLeft: { row, col: col - 1 },
      PageDown: { row: row + page, col },
      PageUp: { row: Math.max(0, row - page), col },
      Home: { row: far ? 0 : row, col: -1 },
      End: { row: far ? rows - 1 : row, col: columns - 1 },
    };
    const next = to[event.key];
    if (!next || event.altKey) return false;
    moveTo(next);
    return true;
  }
  function setAt(next: Spot) {
    latest.current = next;
    setSpot(next);
  }
  return { spot: at, current: () => latest.current, setSpot: setAt, onKey };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

function elementAt(box: HTMLElement | null, { row, col }: Spot): HTMLElement | null | undefined {
  if (row === -1) return box?.querySelector<HTMLElement>('.grid-client button[tabindex="0"]');
  return box?.querySelector<HTMLElement>(`[data-row="${row}"] > [data-col="${col}"]`);
}

/** The names and the heads cover what is beneath them. */
function reveal(box: HTMLElement | null, { row, col }: Spot): void {
  if (!box) return;
  const head = SIZES.clients + SIZES.consoles;
  if (row >= 0) {
    const top = row * SIZES.row;
    if (top < box.scrollTop) box.scrollTop = top;
    const below = top + SIZES.row + head - box.clientHeight;
    if (below > box.scrollTop) box.scrollTop = below;
  }
  if (col < 0) return;
  const left = col * SIZES.column;
  if (left < box.scrollLeft) box.scrollLeft = left;
  const beyond = left + SIZES.column + SIZES.name - box.clientWidth;
  if (beyond > box.scrollLeft) box.scrollLeft = beyond;
}
