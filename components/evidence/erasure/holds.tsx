import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { WhyInput } from '../../options/why-input.tsx';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { evidenceKeepText as t } from '../../text.ts';
import type { Hold } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { KeptSection } from '../kept-section.tsx';
import { LineFailed } from '../line-failed.tsx';
import { HoldForm } from './hold-form.tsx';

/** Legal holds: what they keep, who set them and why; set and ended with a reason. */
export function Holds({ context }: { context: EvidenceContext }) {
  const answer = useRoute(context.ask, 'GET /v1/evidence/holds');
  return (
    <KeptSection
      title={t.holds}
      lead={t.holdsLead}
      none={t.noHolds}
      add={t.addHold}
      answer={answer}
      lines={({ holds }) =>
        holds.map((hold) => <HoldLine key={hold.id} context={context} hold={hold} onEnded={answer.reload} />)
      }
      form={({ holds }, done) => (
        <HoldForm
          context={context}
          taken={holds.map(({ id }) => id)}
          onClose={done}
          onSet={async () => {
            done();
            await answer.reload();
          }}
        />
      )}
    />
  );
}

function HoldLine({ context, hold, onEnded }: { context: EvidenceContext; hold: Hold; onEnded(): Promise<void> }) {
  const { id, client, technician, why, by, at } = hold;
  const [ending, setEnding] = useState(false);
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const names = useNames(context.ask, { clients: [client ?? undefined], technicians: [technician ?? undefined, by] });
  const about = [client && names('clients', client), technician && names('technicians', technician)];

  async function end(event: Event) {
    event.preventDefault();
    const reply = await askRoute(context.ask, 'DELETE /v1/evidence/holds/:id', { id, why: reason.trim() });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onEnded();
  }

  return (
    <li>
      <span class="two">
        <span>
          <b>{displayText(id)}</b> · {displayText(about.filter(Boolean).join(' · '))}
        </span>
        <small>
          {displayText(why, 512)} {displayText(t.holdLine(names('technicians', by), momentOf(at)))}
        </small>
      </span>
      {ending ? (
        <form class="actions wide" onSubmit={end}>
          <WhyInput value={reason} onValue={setReason} placeholder={t.endWhy} />
          <button type="submit" class="button danger" disabled={reason.trim().length < 3}>
            {t.endHold}
          </button>
          <button type="button" class="button" onClick={() => setEnding(false)}>
            {t.cancel}
          </button>
        </form>
      ) : (
        <button type="button" class="link" aria-label={t.endHoldOf(displayText(id))} onClick={() => setEnding(true)}>
          {t.endHold}
        </button>
      )}
      <LineFailed sentence={failed} />
    </li>
  );
}
