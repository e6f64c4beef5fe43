import { requestsProofText as t } from '../../text.ts';
import type { ProofAnswer } from './proof.tsx';

/** The controls any part of the proof was named for, with their titles. */
export function ControlList({ proof: { requests, controls } }: { proof: ProofAnswer }) {
  const named = new Set(
    requests.flatMap(({ asked, approved, applied, verified, retired }) =>
      [asked, ...approved, applied, verified, retired].flatMap((one) => one?.controls ?? []),
    ),
  );
  const shown = controls.filter(({ id }) => named.has(id));
  if (shown.length === 0) return null;
  return (
    <section class="card stack proven">
      <div>
        <h3>{t.controls}</h3>
        <p class="dim">{t.controlsLead}</p>
      </div>
      <dl class="control-list">
        {shown.map(({ id, title }) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
