import { displayText } from '../../../lib/evidence/display-text.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { evidenceKeepText as t } from '../../text.ts';
import type { Hold } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { KeptSection } from '../kept-section.tsx';
import { EndOfLine } from './end-of-line.tsx';
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
  const names = useNames(context.ask, { clients: [client ?? undefined], technicians: [technician ?? undefined, by] });
  const about = [client && names('clients', client), technician && names('technicians', technician)];

  async function end(reason: string): Promise<string | null> {
    const reply = await askRoute(context.ask, 'DELETE /v1/evidence/holds/:id', { id, why: reason });
    if (!reply.ok) return reply.sentence;
    await onEnded();
    return null;
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
      <EndOfLine yes={t.endHold} yesOf={t.endHoldOf(displayText(id))} placeholder={t.endWhy} danger end={end} />
    </li>
  );
}
