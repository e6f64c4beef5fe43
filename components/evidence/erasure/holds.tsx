import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { WhyInput } from '../../options/why-input.tsx';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { Hold } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { HoldForm } from './hold-form.tsx';

/** Legal holds: what they keep, who set them and why; set and ended with a reason. */
export function Holds({ context }: { context: EvidenceContext }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/evidence/holds');
  const [adding, setAdding] = useState(false);
  return (
    <section class="card stack">
      <div>
        <h2>{t.holds}</h2>
        <p class="dim">{t.holdsLead}</p>
      </div>
      {!value && (failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />)}
      {value?.holds.length === 0 && <p class="said">{t.noHolds}</p>}
      {value && value.holds.length > 0 && (
        <ul class="lines">
          {value.holds.map((hold) => (
            <HoldLine key={hold.id} context={context} hold={hold} onEnded={reload} />
          ))}
        </ul>
      )}
      {value &&
        (adding ? (
          <HoldForm
            context={context}
            taken={value.holds.map(({ id }) => id)}
            onClose={() => setAdding(false)}
            onSet={async () => {
              setAdding(false);
              await reload();
            }}
          />
        ) : (
          <button type="button" class="button start" onClick={() => setAdding(true)}>
            {t.addHold}
          </button>
        ))}
    </section>
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
      {failed && (
        <div class="wide" role="alert">
          <Banner tone="bad" text={failed} />
        </div>
      )}
    </li>
  );
}
