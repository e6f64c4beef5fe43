import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayDeeds } from '../../lib/wire/overlay-view.ts';
import type { PageDrift } from '../../lib/wire/page-drift.ts';
import { type Tone, ToneMark } from '../parts/tone.tsx';
import { overlayText as t } from '../text.ts';

const TONES: Record<string, Tone> = { critical: 'bad', high: 'bad', medium: 'warn' };

/** What differs from the record on this page: each opens its card, also where no mark is in view. */
export function DriftPart({ drift, on }: { drift: PageDrift; on: OverlayDeeds }) {
  const { account, holder, marks } = drift;
  return (
    <section>
      <h3>{displayText(t.differs(account, holder))}</h3>
      <ul class="choices">
        {marks.map(({ attribute, word, severity, mend }) => (
          <li key={attribute}>
            <button type="button" onClick={(event) => on.mark(event, attribute)}>
              <ToneMark tone={mend === 'verified' ? 'ok' : (TONES[severity] ?? 'off')} />
              <span class="two">{word.charAt(0).toUpperCase() + word.slice(1)}</span>
              {mend && <small>{t.mend[mend]}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
