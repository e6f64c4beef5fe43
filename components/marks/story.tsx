import { displayText } from '../../lib/evidence/display-text.ts';
import type { DriftFacts } from '../../lib/wire/page-drift.ts';
import { Banner } from '../parts/banner.tsx';
import { marksText as t } from '../text/marks.ts';
import type { CardProps } from './card.tsx';

const TONES = { filled: 'off', saved: 'off', verified: 'ok', different: 'bad' } as const;

/** What differs and why, how far mending has come, and what can be done now. */
export function Story({ card, check, on, go }: CardProps & { go(step: 'accept' | 'record' | 'alarm'): void }) {
  const { mark, facts, fillable, busy } = card;
  const { mend } = mark;
  const settled = mend === 'verified' || mend === 'saved';
  return (
    <>
      {facts && <Values facts={facts} />}
      {!facts && !mend && <p class="dim">{t.asking}</p>}
      {mend && <Banner tone={TONES[mend]} text={t.state[mend]} />}
      {facts && !mend && !fillable && <p class="dim">{byHand(facts)}</p>}
      <div class="row">
        {fillable && !settled && mend !== 'filled' && (
          // Not `disabled`: a disabled button loses the focus.
          <button type="button" class="primary" aria-disabled={busy} onClick={(event) => !busy && on.mend(event)}>
            {busy ? t.mending : t.mend}
          </button>
        )}
        {mend === 'filled' && fillable && (
          <button type="button" aria-disabled={busy} onClick={(event) => !busy && on.undo(event)}>
            {t.undo}
          </button>
        )}
        {check && (mend === 'saved' || mend === 'filled') && (
          <button type="button" onClick={() => on.check()}>
            {t.check}
          </button>
        )}
      </div>
      {facts && !settled && mend !== 'filled' && <Others facts={facts} go={go} onAsk={on.ask} />}
    </>
  );
}

function byHand({ attribute, expected }: DriftFacts): string {
  if (attribute === 'account') return t.unrecorded;
  return expected === null ? t.byHand : t.noField;
}

function Values({ facts }: { facts: DriftFacts }) {
  const { expected, shown, why, known, access } = facts;
  return (
    <>
      {expected !== null && (
        <dl>
          <dt>{t.record}</dt>
          <dd>{displayText(expected)}</dd>
          <dt>{t.console}</dt>
          <dd class={shown ? '' : 'dim'}>{displayText(shown || t.nothing)}</dd>
        </dl>
      )}
      <p class="dim">
        {displayText(
          [
            why,
            known && t.since(day(known.since), known.lastRight && day(known.lastRight)),
            known?.decidedBy && t.decidedBy(known.decidedBy),
            t.runBy(facts.console),
            access && t.access(access),
          ]
            .filter(Boolean)
            .join(' '),
        )}
      </p>
    </>
  );
}

/** In the person's own manner: `22 Nov 2026`. */
const day = (moment: string): string => new Date(moment).toLocaleDateString(undefined, { dateStyle: 'medium' });

function Others({
  facts,
  go,
  onAsk,
}: {
  facts: DriftFacts;
  go(step: 'accept' | 'record' | 'alarm'): void;
  onAsk(event: Event): void;
}) {
  const { may } = facts;
  return (
    <div class="others">
      {may.accept ? (
        <button type="button" class="link" onClick={() => go('accept')}>
          {t.accept}
        </button>
      ) : (
        facts.expected !== null &&
        facts.shown && (
          <p class="dim">
            {t.mayNot}{' '}
            <button type="button" class="link" onClick={onAsk}>
              {t.copyAsk}
            </button>
          </p>
        )
      )}
      <button type="button" class="link" onClick={() => go('record')}>
        {facts.attribute === 'account' ? t.recordIt : t.wrong}
      </button>
      {may.falseAlarm && (
        <button type="button" class="link" onClick={() => go('alarm')}>
          {t.alarm}
        </button>
      )}
    </div>
  );
}
