import { displayText } from '../../../lib/evidence/display-text.ts';
import { namedIn } from '../../../lib/evidence/story/named-in.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { CopyLink } from '../../parts/copy-link.tsx';
import { evidenceText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { writeRoute } from '../route.ts';
import { EventFacts } from './event-facts.tsx';
import { EventFields } from './event-fields.tsx';
import { EventMark } from './event-mark.tsx';
import { FollowLinks } from './follow-links.tsx';
import { ProofCard } from './proof-card.tsx';
import { storyOf } from './story-of.ts';
import { momentOf } from './times.ts';
import { useProof } from './use-proof.ts';

interface Props {
  context: EvidenceContext;
  index: number;
  /** as the list has it, shown while it is being proven */
  known: EvidenceEvent | undefined;
}

/** One event: the sentence, what proves it, what it says, and the event itself as it was recorded. */
export function EventDetail({ context, index, known }: Props) {
  const { ask, deeds, route } = context;
  const { proof, again } = useProof(ask, index);
  const event = proof?.ok ? proof.value.event : known;
  const body = event?.body ?? null;
  const names = useNames(ask, body ? namedIn(body) : NOBODY);
  if (!event) return proof && !proof.ok ? <Trouble sentence={proof.sentence} onRetry={again} /> : <Waiting />;
  const raw = body ? JSON.stringify(body, null, 2) : null;
  const link = deeds.addressOf(writeRoute({ ...route, view: 'search', event: index }));
  return (
    <article class="event stack" aria-label={t.entry(index)}>
      <header class="card stack">
        <p class="dim num spread">
          <span>
            {t.entry(index)} · {momentOf(event.receivedAt)}
          </span>
          <CopyLink text={link} copy={deeds.copy} label={t.copyLink} />
        </p>
        <h2 class="told">{displayText(storyOf(event, names), 1024)}</h2>
        <p class="marks">
          <EventMark event={event} />
        </p>
      </header>
      <ProofCard index={index} event={event} proof={proof} />
      {body?.fields && body.fields.length > 0 && <EventFields fields={body.fields} />}
      <EventFacts event={event} names={names} leafHash={proof?.ok ? proof.value.leafHash : event.proof.leafHash} />
      {body && <FollowLinks context={context} body={body} names={names} />}
      {raw && (
        <details class="card raw">
          <summary>{t.raw}</summary>
          <p class="spread">
            <span />
            <CopyLink text={raw} copy={deeds.copy} />
          </p>
          <pre class="mono">{raw}</pre>
        </details>
      )}
    </article>
  );
}

const NOBODY = {};
