import { useState } from 'preact/hooks';
import type { RecordAnswer } from '../../../lib/wire/own.ts';
import type { Ask } from '../../own/ask.ts';
import { useRoute } from '../../own/ask-route.ts';
import { namesOf } from '../../own/names.ts';
import { requestsEmergencyText as t } from '../../text.ts';
import { createActing } from '../card/acting.ts';
import { RequestCard } from '../request-card.tsx';

const LOOK_AGAIN_MS = 30_000;

interface Props {
  ask: Ask;
  client: string;
  record: RecordAnswer | null;
  me: string;
}

/** The emergencies open at a client: to review, to end, to name the ticket of. */
export function OpenEmergencies({ ask, client, record, me }: Props) {
  const { value, reload } = useRoute(ask, 'GET /v1/emergencies', { query: { client } }, LOOK_AGAIN_MS);
  const [said, setSaid] = useState<string | null>(null);
  const acting = createActing({ ask, me, again: reload, say: setSaid });
  if (!value || value.open.length === 0) return null;
  return (
    <div class="requested">
      <h3>{t.openTitle(namesOf(record).client(client))}</h3>
      <p role="status" class={said ? 'said' : 'vh'}>
        {said}
      </p>
      <ul class="requests">
        {value.open.map((request) => (
          <RequestCard key={request.id} request={request} acting={acting} />
        ))}
      </ul>
    </div>
  );
}
