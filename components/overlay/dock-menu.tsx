import { overlayText as t } from '../text.ts';
import type { Side } from './props.ts';
import { withState } from './with-state.ts';

const SIDES: Side[] = ['left', 'right', 'bottom-left', 'bottom-right'];
/** Where the panel stands in a 16 × 12 window: x, y, height. */
const PLACES: Record<Side, [number, number, number]> = {
  left: [2, 3, 10],
  right: [9, 3, 10],
  'bottom-left': [2, 8, 5],
  'bottom-right': [9, 8, 5],
};

interface Props {
  side: Side;
  onSide(side: Side): void;
  onTeach(event: Event): void;
}

/** Where the panel stands, so that it never has to cover the form it fills; and teaching, which is asked for more rarely. */
export const DockMenu = withState<Props, { open: boolean }>(
  { open: false },
  ({ side, onSide, onTeach }, { open }, change) => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !open) return;
      event.stopPropagation();
      change({ open: false });
    }

    return (
      <div class="dock">
        <button
          type="button"
          class="icon"
          aria-label={t.dock}
          title={t.dock}
          aria-expanded={open}
          onKeyDown={onKeyDown}
          onClick={() => change({ open: !open })}
        >
          <Place side={side} />
        </button>
        {open && (
          <fieldset class="menu" onKeyDown={onKeyDown}>
            <legend class="vh">{t.move}</legend>
            {SIDES.map((each) => (
              <label key={each} title={t.sides[each]}>
                <input
                  type="radio"
                  class="vh"
                  name="dock"
                  checked={each === side}
                  aria-label={t.sides[each]}
                  onChange={() => onSide(each)}
                />
                <Place side={each} />
              </label>
            ))}
            <button type="button" class="link" onClick={onTeach}>
              {t.teach}
            </button>
          </fieldset>
        )}
      </div>
    );
  },
);

function Place({ side }: { side: Side }) {
  const [x, y, height] = PLACES[side];
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <rect x="1.25" y="2.25" width="13.5" height="11.5" rx="2" fill="none" stroke="currentColor" stroke-width="1.5" />
      <rect x={x} y={y} width="5" height={height} fill="currentColor" />
    </svg>
  );
}
