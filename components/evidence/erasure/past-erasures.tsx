import { displayText } from '../../../lib/evidence/display-text.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import type { Answered } from '../../own/use-answer.ts';
import { evidenceKeepText as t } from '../../text.ts';
import type { Erasure } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { PlacesTable } from './places-table.tsx';

/** What was erased, when, by whom and why. */
export function PastErasures({ context, past }: { context: EvidenceContext; past: Answered<{ erasures: Erasure[] }> }) {
  const { value, failure, reload } = past;
  const erasures = value?.erasures ?? [];
  const names = useNames(context.ask, {
    clients: erasures.map(({ client }) => client ?? undefined),
    technicians: erasures.flatMap(({ technician, by }) => [technician ?? undefined, by]),
  });
  return (
    <section class="card stack">
      <h2>{t.past}</h2>
      {!value && (failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />)}
      {value && erasures.length === 0 && <p class="said">{t.noPast}</p>}
      <ul class="lines">
        {erasures.map(({ id, at, by, why, client, technician, before, events, places }) => (
          <li key={id}>
            <span class="two">
              <span>
                {displayText(
                  t.pastWhat(
                    client ? names('clients', client) : '',
                    technician ? names('technicians', technician) : '',
                    before ? momentOf(before) : '',
                  ),
                )}
              </span>
              <small class="num">{displayText(t.pastLine(events, names('technicians', by), momentOf(at)))}</small>
              <small>{displayText(why, 512)}</small>
              {places.length > 0 && (
                <details>
                  <summary>{t.everyPlace}</summary>
                  <PlacesTable places={places} />
                </details>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
