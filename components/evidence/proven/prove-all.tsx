import type { ComponentChildren } from 'preact';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { Banner } from '../../parts/banner.tsx';
import { evidenceAuditText as t } from '../../text.ts';
import type { Proofs, Verdict } from './use-proofs.ts';

interface Props {
  proofs: Proofs;
  /** said before it, in the same line; the deed is then a quiet one */
  children?: ComponentChildren;
}

/** Every entry that is shown, proven in this browser at one press; what does not hold is named first. */
export function ProveAll({ proofs, children }: Props) {
  const { verdicts, of, open, state } = proofs;
  const all = [...verdicts.values()];
  const wrong = all.find((one) => one.is === 'wrong');
  const look = children === undefined ? 'button no-print' : 'link no-print';
  const words = state === 'before' || open === of ? t.prove : open > 0 ? t.proveOther(open) : t.proveAgain;
  return (
    <div class="prove">
      <p class="actions">
        {children}
        {state === 'runs' ? (
          <button type="button" class={look} onClick={proofs.stop}>
            {t.stop}
          </button>
        ) : (
          (of > 0 || children === undefined) && (
            <button type="button" class={look} disabled={of === 0} onClick={proofs.start}>
              {words}
            </button>
          )
        )}
        <span class="dim num" role="status">
          {state === 'runs' && t.proving(of - open, of)}
          {state === 'stopped' && t.stopped(of - open, of)}
        </span>
      </p>
      <div role="alert">
        {wrong && <Banner tone="bad" text={displayText(t.doesNotHold(wrong.index, wrong.sentence), 600)} />}
      </div>
      <div role="status">{state === 'over' && !wrong && all.length === of && <Outcome verdicts={all} />}</div>
    </div>
  );
}

function Outcome({ verdicts }: { verdicts: readonly Verdict[] }) {
  const open = verdicts.flatMap((one) => (one.is === 'open' ? [one] : []));
  const gone = verdicts.filter(({ is }) => is === 'gone').length;
  const size = Math.max(0, ...verdicts.map((one) => ('size' in one ? one.size : 0)));
  const [first] = open;
  if (first) return <Banner tone="warn" text={t.notProven(open.length, first.sentence)} />;
  const more = gone > 0 ? ` ${t.provenGone(gone)}` : '';
  return <Banner tone="ok" text={`${t.proven(verdicts.length, size)}${more}`} />;
}
