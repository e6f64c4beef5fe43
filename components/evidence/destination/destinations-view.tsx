import { useState } from 'preact/hooks';
import { Lead } from '../../options/lead.tsx';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { evidenceKeepText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { DestinationForm } from './destination-form.tsx';
import { DestinationLine } from './destination-line.tsx';

const LOOK_MS = 10_000;

/** Where new evidence is sent on to, and how that stands. */
export function DestinationsView({ context }: { context: EvidenceContext }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/evidence/destinations', {}, LOOK_MS);
  const [editing, setEditing] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const destinations = value?.destinations ?? [];
  const edited = destinations.find(({ id }) => id === editing);

  async function saved(label: string) {
    setEditing(null);
    setSaid(t.saved(label));
    await reload();
  }

  return (
    <>
      <Lead title={t.destinationsTitle} text={t.destinationsLead}>
        {value && editing === null && (
          <button type="button" class="button primary" onClick={() => setEditing('')}>
            {t.add}
          </button>
        )}
      </Lead>
      <p role="status" class="dim">
        {said}
      </p>
      {!value && (failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />)}
      {editing !== null && (
        <DestinationForm
          key={editing}
          context={context}
          known={edited}
          taken={destinations.map(({ id }) => id)}
          onClose={() => setEditing(null)}
          onSaved={saved}
        />
      )}
      {value && destinations.length === 0 && editing === null && <p class="card said">{t.noDestinations}</p>}
      {destinations.length > 0 && (
        <ul class="records">
          {destinations.map((one) => (
            <DestinationLine
              key={one.id}
              context={context}
              destination={one}
              onEdit={() => setEditing(one.id)}
              onRemoved={reload}
            />
          ))}
        </ul>
      )}
    </>
  );
}
