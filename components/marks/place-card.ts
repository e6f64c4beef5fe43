import type { Box } from '../../lib/wire/teach-view.ts';

const WIDTH = 356;
/** about the height of the card with everything in it */
const HEIGHT = 300;
const GAP = 10;
const EDGE = 12;

/** Below the field where there is room, else above it; within the window. Without a field: in the corner. */
export function placeCard(box: Box | null): { transform: string; maxHeight: string } {
  const { innerWidth, innerHeight } = window;
  const room = `${innerHeight - 2 * EDGE}px`;
  const right = Math.max(EDGE, innerWidth - WIDTH - EDGE);
  if (!box)
    return { transform: `translate(${EDGE}px,${Math.max(EDGE, innerHeight - HEIGHT - EDGE)}px)`, maxHeight: room };
  const left = Math.min(Math.max(EDGE, box.left + box.width - WIDTH / 2), right);
  const below = box.top + box.height + GAP;
  const above = box.top - HEIGHT - GAP;
  const top =
    below + HEIGHT <= innerHeight || above < EDGE
      ? Math.min(below, Math.max(EDGE, innerHeight - HEIGHT - EDGE))
      : above;
  return { transform: `translate(${Math.round(left)}px,${Math.round(top)}px)`, maxHeight: room };
}
