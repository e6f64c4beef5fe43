import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Schedule } from '../../../lib/wire/evidence-packs.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { evidenceFilesText, evidencePacksText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { KeptSection } from '../kept-section.tsx';
import { LineFailed } from '../line-failed.tsx';
import { ScheduleForm } from './schedule-form.tsx';

/** What the collector makes by itself, of which client, and when the next is due. */
export function Schedules({ context }: { context: EvidenceContext }) {
  const answer = useRoute(context.ask, 'GET /v1/evidence/schedules');
  return (
    <KeptSection
      title={t.schedules}
      lead={t.schedulesLead}
      none={t.noSchedules}
      add={t.addSchedule}
      answer={answer}
      lines={({ schedules }) =>
        schedules.map((one) => <ScheduleLine key={one.id} context={context} schedule={one} onChanged={answer.reload} />)
      }
      form={({ schedules }, done) => (
        <ScheduleForm
          context={context}
          taken={schedules.map(({ id }) => id)}
          onClose={done}
          onSaved={async () => {
            done();
            await answer.reload();
          }}
        />
      )}
    />
  );
}

interface LineProps {
  context: EvidenceContext;
  schedule: Schedule;
  onChanged(): Promise<void>;
}

function ScheduleLine({ context, schedule, onChanged }: LineProps) {
  const { id, by: _, nextAt, ...request } = schedule;
  const [changing, setChanging] = useState(false);
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

  if (changing)
    return (
      <li>
        <ScheduleForm
          context={context}
          known={schedule}
          taken={[]}
          onClose={() => setChanging(false)}
          onSaved={async () => {
            setChanging(false);
            await onChanged();
          }}
        />
      </li>
    );
  const what = displayText(`${names('clients', request.client)}, ${t.everies[request.every].toLowerCase()}`);
  return (
    <li>
      <span class="two">
        <span>
          {what}. {evidenceFilesText.formats[request.format]}
        </span>
        <small class="num">{request.paused ? t.paused : nextAt && t.next(momentOf(nextAt))}</small>
      </span>
      <button type="button" class="link" aria-label={t.changeOf(what)} onClick={() => setChanging(true)}>
        {t.change}
      </button>
      <button type="button" class="link" onClick={() => void change(!request.paused)}>
        {request.paused ? t.goOn : t.pause}
      </button>
      <button type="button" class="link" onClick={() => void change('remove')}>
        {t.remove}
      </button>
      <LineFailed sentence={failed} />
    </li>
  );
}
