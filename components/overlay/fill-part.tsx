import { displayText } from '../../lib/evidence/display-text.ts';
import { Banner } from '../parts/banner.tsx';
import { overlayText as t } from '../text.ts';
import type { OverlayProps } from './props.ts';
import { Results } from './results.tsx';
import { overwritable } from './status.ts';

/** What can be done here and what came of it. Why fill is off is said in place of a button that does nothing. */
export function FillPart({ state, busy, notice, hasForm, next = 0, asks, frames = [], on }: OverlayProps) {
  const { last, fill, subject } = state;
  const others = overwritable(state);
  const done = last && !last.undone;
  const ready = hasForm && fill.allowed;
  // Not `disabled`: a disabled button loses the focus, and the next Tab would start somewhere in the page.
  const still = (deed: (event: Event) => void) => (event: Event) => busy === null && deed(event);
  return (
    <div class="fill">
      {last && <Results state={state} on={on} />}
      {notice && (fill.allowed || notice !== fill.sentence) && <Banner tone={asks ? 'warn' : 'off'} text={notice} />}
      {hasForm && !fill.allowed && <Banner tone="bad" text={fill.sentence} />}
      {!hasForm && !last && <p class="dim">{state.page ? t.noForm : t.notAPage}</p>}
      {frames.length > 0 && <p class="dim">{displayText(t.frames(frames))}</p>}
      {ready && next > 0 && <p class="dim">{t.next(next)}</p>}
      {ready && asks && subject.status !== 'none' && (
        <button
          type="button"
          class="wide"
          aria-disabled={busy !== null}
          onClick={still((event) => on.confirm(event, asks))}
        >
          {busy ? t.busy[busy] : t.confirm(displayText(subject.name))}
        </button>
      )}
      {ready && !asks && (
        <div class="row">
          <button type="button" class="primary" aria-disabled={busy !== null} onClick={still(on.fill)}>
            <span>{busy ? t.busy[busy] : next > 0 ? t.fillNext : done ? t.fillAgain : t.fill}</span>
            {!busy && state.shortcut && <kbd>{state.shortcut}</kbd>}
          </button>
          {done && (
            <button type="button" aria-disabled={busy !== null} onClick={still(on.undo)}>
              {t.undo}
            </button>
          )}
        </div>
      )}
      {ready && !asks && others > 0 && next === 0 && (
        <button type="button" class="wide" aria-disabled={busy !== null} onClick={still(on.overwrite)}>
          {t.overwrite(others)}
        </button>
      )}
    </div>
  );
}
