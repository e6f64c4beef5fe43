import { useState } from 'preact/hooks';
import type { Schedule, ScheduleRequest } from '../../../lib/wire/evidence-packs.schema.ts';
import { PickObject } from '../../options/object/pick-object.tsx';
import { slug } from '../../options/slug.ts';
import { askRoute } from '../../own/ask-route.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { evidenceFilesText, evidencePacksText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { FormEnd } from '../form-end.tsx';

interface Props {
  context: EvidenceContext;
  /** the one that is changed; absent = a new one */
  known?: Schedule;
  taken: readonly string[];
  onClose(): void;
  onSaved(): Promise<void>;
}

const EVERIES = Object.entries(t.everies).map(([value, label]) => ({ value, label }));
const FORMATS = Object.entries(evidenceFilesText.formats).map(([value, label]) => ({ value, label }));

/** A schedule: of which client, for each what, in what form, kept how long. */
export function ScheduleForm({ context, known, taken, onClose, onSaved }: Props) {
  const [client, setClient] = useState(known?.client ?? '');
  const [every, setEvery] = useState<ScheduleRequest['every']>(known?.every ?? 'quarterly');
  const [format, setFormat] = useState<ScheduleRequest['format']>(known?.format ?? 'pack');
  const [day, setDay] = useState(String(known?.day ?? 1));
  const [keep, setKeep] = useState(String(known?.keepDays ?? 400));
  const [failed, setFailed] = useState<string | null>(null);
  const ready = client !== '' && /^\d{1,2}$/.test(day) && /^\d{1,4}$/.test(keep);

  async function save(event: Event) {
    event.preventDefault();
    const body = { client, every, day: Number(day), format, keepDays: Number(keep), paused: known?.paused ?? false };
    const id = known?.id ?? slug(`${client} ${every} ${format}`, taken);
    const reply = await askRoute(context.ask, 'PUT /v1/evidence/schedules/:id', { id, body });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onSaved();
  }

  return (
    <form class="stack" onSubmit={save} aria-label={known ? t.change : t.addSchedule}>
      <div class="triple">
        <PickObject
          context={context}
          kind="clients"
          label={t.client}
          value={client || undefined}
          empty={t.choose}
          disabled={known !== undefined}
          onValue={setClient}
        />
        <SelectField
          label={t.every}
          value={every}
          options={EVERIES}
          onValue={(one) => setEvery(one as ScheduleRequest['every'])}
        />
        <SelectField
          label={evidenceFilesText.format}
          value={format}
          options={FORMATS}
          onValue={(one) => setFormat(one as ScheduleRequest['format'])}
        />
        <TextField label={t.day} hint={t.dayHint} keys="numeric" value={day} onValue={setDay} />
        <TextField label={t.keep} keys="numeric" value={keep} onValue={setKeep} />
      </div>
      <FormEnd failed={failed} ready={ready} save={t.save} cancel={t.cancel} onCancel={onClose} />
    </form>
  );
}
