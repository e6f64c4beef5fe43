import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Schedule } from '../../../lib/wire/evidence-packs.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { evidenceFilesText, evidencePacksText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { ScheduleForm } from './schedule-form.tsx';

/** What the collector makes by itself, of which client, and when the next is due. */
export function Schedules({ context }: { context: EvidenceContext }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/evidence/schedules');
  const [adding, setAdding] = useState(false);
  return (
    <section class="card stack">
      <div>
        <h2>{t.schedules}</h2>
        <p class="dim">{t.schedulesLead}</p>
      </div>
      {!value && (failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />)}
      {value?.schedules.length === 0 && <p class="said">{t.noSchedules}</p>}
      <ul class="lines">
        {value?.schedules.map((one) => (
          <ScheduleLine key={one.id} context={context} schedule={one} onChanged={reload} />
        ))}
      </ul>
      {value && !adding && (
        <button type="button" class="button start" onClick={() => setAdding(true)}>
          {t.addSchedule}
        </button>
      )}
      {value && adding && (
        <ScheduleForm
          context={context}
          taken={value.schedules.map(({ id }) => id)}
          onClose={() => setAdding(false)}
          onSaved={async () => {
            setAdding(false);
            await reload();
          }}
        />
      )}
    </section>
  );
}

interface LineProps {
  context: EvidenceContext;
  schedule: Schedule;
  onChanged(): Promise<void>;
}

function ScheduleLine({ context, schedule, onChanged }: LineProps) {
  const { id, by: _, nextAt, ...request } = schedule;
  const [failed, setFailed] = useState<string | null>(null);
  const names = useNames(context.ask, { clients: [request.client] });

  async function change(paused: boolean | 'remove') {
    const reply =
      paused === 'remove'
        ? await askRoute(context.ask, 'DELETE /v1/evidence/schedules/:id', { id })
        : await askRoute(context.ask, 'PUT /v1/evidence/schedules/:id', { id, body: { ...request, paused } });
    setFailed(reply.ok ? null : reply.sentence);
    await onChanged();
  }

  return (
    <li>
      <span class="two">
        <span>
          {displayText(names('clients', request.client))}, {t.everies[request.every].toLowerCase()}.{' '}
          {evidenceFilesText.formats[request.format]}
        </span>
        <small class="num">{request.paused ? t.paused : nextAt && t.next(momentOf(nextAt))}</small>
      </span>
      <button type="button" class="link" onClick={() => void change(!request.paused)}>
        {request.paused ? t.goOn : t.pause}
      </button>
      <button type="button" class="link" onClick={() => void change('remove')}>
        {t.remove}
      </button>
      {failed && (
        <div class="wide" role="alert">
          <Banner tone="bad" text={failed} />
        </div>
      )}
    </li>
  );
}
