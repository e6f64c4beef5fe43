import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { RecordAnswer } from '../../../lib/wire/own.ts';
import type { TicketRef } from '../../../lib/wire/state.ts';
import { PickObject } from '../../options/object/pick-object.tsx';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { Chips } from '../../parts/chips.tsx';
import { LinesField, TextField } from '../../parts/field.tsx';
import { requestsAskText as t } from '../../text.ts';
import { FormFoot } from '../card/form-foot.tsx';
import { AskedResult } from './asked-result.tsx';
import { PreviewLines } from './preview-lines.tsx';
import { usePreview } from './use-preview.ts';
import { type Draft, hoursWrong, wishOf } from './wish.ts';

interface Props {
  ask: Ask;
  record: RecordAnswer | null;
  ticket: TicketRef | null;
  /** ids the tab gives; empty where it gives none */
  client: string;
  technician: string;
  onAsked(): void;
  onClose(): void;
}

const WAYS = [
  { value: 'template', label: t.byTemplate },
  { value: 'hand', label: t.byHand },
] as const;

/** One step from ticket, person and template to requests; what it would give is in view before it is sent. */
export function AskForm({ ask, record, ticket, client, technician, onAsked, onClose }: Props) {
  const [draft, setDraft] = useState<Draft>({
    client,
    technician,
    way: 'template',
    template: onlyTemplate(record, technician),
    console: '',
    role: '',
    groups: [],
    hours: '',
    why: '',
  });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [made, setMade] = useState<RequestView[] | null>(null);
  const wish = wishOf(draft, ticket);
  const preview = usePreview(ask, wish);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const fresh = preview?.value?.lines.filter(({ asked }) => !asked).length ?? 0;

  async function send(event: Event) {
    event.preventDefault();
    if (!wish) return;
    setBusy(true);
    const reply = await askRoute(ask, 'POST /v1/requests', { body: wish });
    setBusy(false);
    setFailed(reply.ok ? null : reply.sentence);
    if (!reply.ok) return;
    setMade(reply.value.requests);
    onAsked();
  }

  if (made) return <AskedResult requests={made} record={record} onClose={onClose} />;
  return (
    <form class="card stack" onSubmit={send} aria-busy={busy} aria-label={t.title}>
      <div>
        <h3>{t.title}</h3>
        <p class="dim">{ticket ? displayText(`${ticket.number} ${ticket.subject}`) : t.noTicket}</p>
      </div>
      <PickObject
        context={{ ask }}
        kind="clients"
        label={t.client}
        value={draft.client || undefined}
        onValue={(id) => set({ client: id })}
      />
      <PickObject
        context={{ ask }}
        kind="technicians"
        label={t.person}
        value={draft.technician || undefined}
        onValue={(id) => set({ technician: id, template: draft.template || onlyTemplate(record, id) })}
      />
      <Chips label={t.how} value={draft.way} options={WAYS} onValue={(way) => set({ way })} />
      {draft.way === 'template' ? (
        <PickObject
          context={{ ask }}
          kind="templates"
          label={t.template}
          value={draft.template || undefined}
          onValue={(template) => set({ template })}
        />
      ) : (
        <>
          <PickObject
            context={{ ask }}
            kind="consoles"
            label={t.console}
            hint={t.byHandHint}
            value={draft.console || undefined}
            onValue={(console) => set({ console })}
          />
          <TextField label={t.role} value={draft.role} onValue={(role) => set({ role })} />
          <LinesField label={t.groups} hint={t.groupsHint} value={draft.groups} onValue={(groups) => set({ groups })} />
        </>
      )}
      <TextField
        label={t.hours}
        hint={t.hoursHint}
        keys="numeric"
        value={draft.hours}
        error={hoursWrong(draft) ? t.hoursWrong : undefined}
        onValue={(hours) => set({ hours })}
      />
      <TextField label={t.why} hint={t.whyHint} value={draft.why} onValue={(why) => set({ why })} />
      <div role="status" class="stack">
        {wish && !preview && <p class="dim">{t.looking}</p>}
        {preview?.failure && <Banner tone="bad" text={preview.failure.sentence} />}
        {preview?.value && <PreviewLines preview={preview.value} record={record} />}
      </div>
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <FormFoot
        busy={busy || fresh === 0}
        label={busy ? t.sending : t.send(Math.max(1, fresh))}
        kind="primary"
        back={t.cancel}
        onBack={onClose}
      />
    </form>
  );
}

/** Somebody with one function is most often asked for with it. */
function onlyTemplate(record: RecordAnswer | null, technician: string): string {
  const { templates = [] } = record?.technicians.find(({ id }) => id === technician) ?? {};
  return templates.length === 1 ? (templates[0] ?? '') : '';
}
