import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayDeeds } from '../../lib/wire/overlay-view.ts';
import type { FieldOutcome, OverlayState } from '../../lib/wire/state.ts';
import { type Tone, ToneMark } from '../parts/tone.tsx';
import { attributeWords, overlayText as t } from '../text.ts';
import { CopyLink } from './copy-link.tsx';
import { resultOf } from './status.ts';

const TONES: Record<FieldOutcome['outcome'], Tone> = {
  kept: 'ok',
  mismatch: 'bad',
  left: 'off',
  refused: 'bad',
  restored: 'off',
};

interface Props {
  state: OverlayState;
  on: OverlayDeeds;
}

/**
 * What came of each field of the last fill, or of taking it back. A row that needs a look shows its field in the page while it is in hand, and offers the value to copy:
 * by its button, or by the key C while the row has the focus.
 */
export function Results({ state, on }: Props) {
  const { last, account } = state;
  if (!last) return null;
  const valued = (field: FieldOutcome) => account.find(({ attribute }) => attribute === field.attribute)?.attribute;
  const { good, summary } = resultOf(last);
  const rows = last.undone ? last.fields.filter(({ outcome }) => outcome !== 'restored') : last.fields;
  if (rows.length === 0) return <p class="dim">{summary}</p>;
  return (
    <details class="results" open={!good}>
      <summary>
        <ToneMark tone={good ? 'ok' : 'warn'} />
        {summary}
      </summary>
      <ul>
        {rows.map((field) => {
          if (field.outcome === 'kept')
            return (
              <li key={field.key}>
                <Outcome field={field} />
              </li>
            );
          const attribute = valued(field);
          return (
            <li
              key={field.key}
              onFocusIn={() => on.point(field.key)}
              onFocusOut={() => on.point(null)}
              onMouseEnter={() => on.point(field.key)}
              onMouseLeave={() => on.point(null)}
            >
              <button
                type="button"
                title={t.point}
                data-copy={attribute}
                aria-keyshortcuts="c"
                onClick={() => on.point(field.key)}
              >
                <Outcome field={field} />
              </button>
              {attribute && (
                <CopyLink attribute={attribute} on={on}>
                  <span class="vh"> {attributeWords[attribute]}</span>
                </CopyLink>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Outcome({ field: { attribute, outcome, why } }: { field: FieldOutcome }) {
  return (
    <>
      <ToneMark tone={TONES[outcome]} />
      <span>
        {attributeWords[attribute]} <span class="dim">{displayText(why ?? t.outcome[outcome])}</span>
      </span>
    </>
  );
}
