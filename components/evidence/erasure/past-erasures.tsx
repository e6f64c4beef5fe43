import { displayText } from '../../../lib/evidence/display-text.ts';
import { type Names, useNames } from '../../options/asked/use-names.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { askRoute } from '../../own/ask-route.ts';
import type { Answered } from '../../own/use-answer.ts';
import { evidenceKeepText as t } from '../../text.ts';
import type { Erasure } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { dayWords, momentOf } from '../event/times.ts';
import { EndOfLine } from './end-of-line.tsx';
import { PlacesTable } from './places-table.tsx';

interface Props {
  context: EvidenceContext;
  past: Answered<{ erasures: Erasure[] }>;
}

/** What is planned, and what was erased: when, by whom, why, and what became of it in every place. */
export function PastErasures({ context, past }: Props) {
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
        {erasures.map((erasure) => (
          <ErasureLine key={erasure.id} context={context} erasure={erasure} names={names} onBack={reload} />
        ))}
      </ul>
    </section>
  );
}

function ErasureLine(props: { context: EvidenceContext; erasure: Erasure; names: Names; onBack(): Promise<void> }) {
  const { context, erasure, names, onBack } = props;
  const { id, at, by, why, client, technician, before, events, places, due } = erasure;
  const what = t.pastWhat(
    client ? names('clients', client) : '',
    technician ? names('technicians', technician) : '',
    before ? momentOf(before) : '',
  );
  const who = names('technicians', by);
  async function takeBack(reason: string): Promise<string | null> {
    const reply = await askRoute(context.ask, 'DELETE /v1/evidence/erasures/planned/:id', { id, why: reason });
    if (!reply.ok) return reply.sentence;
    await onBack();
    return null;
  }
  return (
    <li>
      <span class="two">
        <span>{displayText(what)}</span>
        <small class="num">
          {displayText(due ? t.dueLine(dayWords(due), who, momentOf(at)) : t.pastLine(events, who, momentOf(at)))}
        </small>
        <small>{displayText(why, 512)}</small>
        {places.length > 0 && (
          <details>
            <summary>{t.everyPlace}</summary>
            <PlacesTable places={places} />
          </details>
        )}
      </span>
      {due && context.roles.includes('administrator') && (
        <EndOfLine
          yes={t.takeBack}
          yesOf={t.takeBackOf(displayText(what))}
          placeholder={t.takeBackWhy}
          end={takeBack}
        />
      )}
    </li>
  );
}
