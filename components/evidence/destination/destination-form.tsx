import { useState } from 'preact/hooks';
import type { Destination } from '../../../lib/wire/evidence.schema.ts';
import { PickObject } from '../../options/object/pick-object.tsx';
import { slug } from '../../options/slug.ts';
import { askRoute } from '../../own/ask-route.ts';
import { CheckField, SelectField, TextField } from '../../parts/field.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { FormEnd } from '../form-end.tsx';

interface Props {
  context: EvidenceContext;
  known: Destination | undefined;
  taken: readonly string[];
  onClose(): void;
  onSaved(label: string): Promise<void>;
}

const KINDS = Object.entries(t.kinds) as [Destination['kind'], string][];

/** A destination, added or changed. The secret is only ever written. */
export function DestinationForm({ context, known, taken, onClose, onSaved }: Props) {
  const [label, setLabel] = useState(known?.label ?? '');
  const [kind, setKind] = useState<Destination['kind']>(known?.kind ?? 'otlp');
  const [url, setUrl] = useState(known?.url ?? '');
  const [secret, setSecret] = useState('');
  const [client, setClient] = useState(known?.client ?? '');
  const [paused, setPaused] = useState(known?.paused ?? false);
  const [failed, setFailed] = useState<string | null>(null);
  const ready = label.trim() !== '' && URL.canParse(url.trim());

  async function save(event: Event) {
    event.preventDefault();
    const body = {
      ...{ label: label.trim(), kind, url: url.trim(), paused },
      ...(secret ? { secret } : {}),
      ...(client ? { client } : {}),
    };
    const id = known?.id ?? slug(label, taken);
    const reply = await askRoute(context.ask, 'PUT /v1/evidence/destinations/:id', { id, body });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onSaved(label.trim());
  }

  return (
    <form class="group" onSubmit={save} aria-label={known ? t.edit : t.add}>
      <div class="pair">
        <TextField label={t.label} value={label} onValue={setLabel} />
        <SelectField
          label={t.kind}
          value={kind}
          options={KINDS.map(([value, name]) => ({ value, label: name }))}
          onValue={(value) => setKind(value as Destination['kind'])}
        />
        <TextField label={t.url} hint={t.urlHint} keys="url" mono value={url} onValue={setUrl} />
        <TextField
          label={t.secret}
          hint={known?.hasSecret ? t.secretKept : t.secretHint}
          mono
          value={secret}
          onValue={setSecret}
        />
        <PickObject
          context={context}
          kind="clients"
          label={t.only}
          value={client || undefined}
          empty={t.all}
          onValue={setClient}
        />
      </div>
      <CheckField label={t.paused} hint={t.pausedHint} checked={paused} onChecked={setPaused} />
      <FormEnd failed={failed} ready={ready} save={t.save} cancel={t.cancel} onCancel={onClose} />
    </form>
  );
}
