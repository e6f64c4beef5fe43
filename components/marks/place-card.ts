import type { Box } from '../../lib/wire/teach-view.ts';

const WIDTH = 356;
/** So much room is enough for the card with most of what it says (px). */
const ROOM = 320;
const GAP = 10;
const EDGE = 12;

/** Below the field where there is room, above it where there is more; never out of the window: what does not fit is scrolled to. Without a field: in the corner. */
export function placeCard(box: Box | null): { transform: string; maxHeight: string } {
  const { innerWidth, innerHeight } = window;
  const whole = innerHeight - 2 * EDGE;
  if (!box) return placed(EDGE, innerHeight - EDGE, whole, true);
  const right = Math.max(EDGE, innerWidth - WIDTH - EDGE);
  const left = Math.min(Math.max(EDGE, box.left + box.width - WIDTH / 2), right);
  const below = innerHeight - (box.top + box.height + GAP) - EDGE;
  const above = box.top - GAP - EDGE;
  if (below >= ROOM || (below >= above && below > ROOM / 2))
    return placed(left, box.top + box.height + GAP, below, false);
  return above > ROOM / 2 ? placed(left, box.top - GAP, above, true) : placed(left, EDGE, whole, false);
}

/** `up`: `top` is where it ends. */
function placed(left: number, top: number, room: number, up: boolean): ReturnType<typeof placeCard> {
  const at = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
  return { transform: up ? `${at} translateY(-100%)` : at, maxHeight: `${Math.round(room)}px` };
}
