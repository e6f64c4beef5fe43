import { displayText } from '../../lib/evidence/display-text.ts';
import type { FieldOutcome } from '../../lib/wire/state.ts';
import { Banner } from '../parts/banner.tsx';
import { type Tone, ToneMark } from '../parts/tone.tsx';
import { attributeWords, overlayText as t } from '../text.ts';
import type { OverlayProps } from './props.ts';
import { overwritable } from './status.ts';

const TONES: Record<FieldOutcome['outcome'], Tone> = {
  kept: 'ok',
  mismatch: 'bad',
  left: 'off',
  refused: 'bad',
  restored: 'off',
};

/** What can be done here and what came of it. Why fill is off is said in place of a button that does nothing. */
export function FillPart({ state, busy, hasForm, on }: OverlayProps) {
  const { last, fill } = state;
  const others = overwritable(state);
  const done = last && !last.undone;
  // Not `disabled`: a disabled button loses the focus, and the next Tab would start somewhere in the page.
  const still = (deed: (event: Event) => void) => (event: Event) => busy === null && deed(event);
  return (
    <div class="fill">
      {last && <Results fields={last.fields} undone={last.undone} />}
      {hasForm && !fill.allowed && <Banner tone="bad" text={fill.sentence} />}
      {!hasForm && !last && <p class="dim">{state.page ? t.noForm : t.notAPage}</p>}
      {hasForm && fill.allowed && (
        <div class="row">
          <button type="button" class="primary" aria-disabled={busy !== null} onClick={still(on.fill)}>
            <span>{busy ? t.busy[busy] : done ? t.fillAgain : t.fill}</span>
            {!busy && state.shortcut && <kbd>{state.shortcut}</kbd>}
          </button>
          {done && (
            <button type="button" aria-disabled={busy !== null} onClick={still(on.undo)}>
              {t.undo}
            </button>
          )}
        </div>
      )}
      {hasForm && fill.allowed && others > 0 && (
        <button type="button" class="wide" aria-disabled={busy !== null} onClick={still(on.overwrite)}>
          {t.overwrite(others)}
        </button>
      )}
    </div>
  );
}

function Results({ fields, undone }: { fields: FieldOutcome[]; undone: boolean }) {
  if (undone) return <p class="dim">{t.undone}</p>;
  const kept = fields.filter((field) => field.outcome === 'kept').length;
  return (
    <details class="results" open={kept < fields.length}>
      <summary>
        <ToneMark tone={kept === fields.length ? 'ok' : 'warn'} />
        {t.result(kept, fields.length)}
      </summary>
      <ul>
        {fields.map((field) => (
          <li key={field.key}>
            <ToneMark tone={TONES[field.outcome]} />
            <span>
              {attributeWords[field.attribute]}{' '}
              <span class="dim">{displayText(field.why ?? t.outcome[field.outcome])}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
