import { displayText } from '../../lib/evidence/display-text.ts';
import type { PageDecision } from '../../lib/wire/page-decision.ts';
import type { StepsDeeds } from '../../lib/wire/steps-view.ts';
import { Banner } from '../parts/banner.tsx';
import { linesOf, sentenceOf } from '../requests/object-lines.ts';
import { decisionText as t } from '../text/decision.ts';

interface Props {
  decision: PageDecision;
  busy: boolean;
  on: StepsDeeds;
}

const LEAST = 3;

/** A request that names this ticket and waits for this person: exactly what, and the decision that binds to it. Keeps nothing itself: the steps borrow the overlay's Preact without its hooks. */
export function DecisionCard({ decision, busy, on }: Props) {
  const { id, hash, shown, high, rejects, failed } = decision;

  function reject(event: Event) {
    const written = (event.currentTarget as Element).closest('.reject')?.querySelector('input');
    const why = written?.value.trim() ?? '';
    if (why.length < LEAST) return written?.reportValidity();
    on.decide(event, id, hash, why);
  }

  return (
    <div class="request">
      <p class="lead">{sentenceOf(shown)}</p>
      {high && (
        <p class="dim">
          <b>{t.high}</b>
        </p>
      )}
      <dl>
        {linesOf(shown).map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t.object}</dt>
          <dd title={hash}>{hash.slice(0, 16)}…</dd>
        </div>
      </dl>
      {failed && <Banner tone="bad" text={displayText(failed)} />}
      <p class="decide">
        <button type="button" aria-disabled={busy} onClick={(event) => !busy && on.decide(event, id, hash)}>
          {t.approve}
        </button>
      </p>
      {rejects && (
        <details class="reject">
          <summary class="link">{t.rejectOpen}</summary>
          <label>
            {t.why}
            <input type="text" minLength={LEAST} required autocomplete="off" />
          </label>
          <p class="decide">
            <button type="button" aria-disabled={busy} onClick={(event) => !busy && reject(event)}>
              {t.reject}
            </button>
          </p>
        </details>
      )}
    </div>
  );
}
