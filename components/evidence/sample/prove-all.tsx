import { displayText } from '../../../lib/evidence/display-text.ts';
import { Banner } from '../../parts/banner.tsx';
import { evidenceAuditText as t } from '../../text.ts';
import type { Proofs, Verdict } from './use-proofs.ts';

/** Every entry of a sample, proven in this browser at one press; what does not hold is named first. */
export function ProveAll({ proofs }: { proofs: Proofs }) {
  const { verdicts, of, state } = proofs;
  const all = [...verdicts];
  const wrong = all.find(([, { is }]) => is === 'wrong');
  return (
    <>
      <p class="actions no-print">
        {state === 'runs' ? (
          <button type="button" class="button" onClick={proofs.stop}>
            {t.stop}
          </button>
        ) : (
          <button type="button" class="button" disabled={of === 0} onClick={proofs.start}>
            {state === 'before' ? t.prove : t.proveAgain}
          </button>
        )}
        <span class="dim num" role="status">
          {state === 'runs' && t.proving(verdicts.size, of)}
          {state === 'stopped' && t.stopped(verdicts.size, of)}
        </span>
      </p>
      <div role="alert">
        {wrong && 'sentence' in wrong[1] && (
          <Banner tone="bad" text={displayText(t.doesNotHold(wrong[0], wrong[1].sentence), 600)} />
        )}
      </div>
      <div role="status">{state === 'over' && !wrong && <Outcome verdicts={all.map(([, one]) => one)} />}</div>
    </>
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
