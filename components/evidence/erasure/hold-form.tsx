import { useState } from 'preact/hooks';
import { slug } from '../../options/slug.ts';
import { askRoute } from '../../own/ask-route.ts';
import { TextField } from '../../parts/field.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { FormEnd } from '../form-end.tsx';
import { type Whom, WhomFields } from './whom.tsx';

interface Props {
  context: EvidenceContext;
  taken: readonly string[];
  onClose(): void;
  onSet(): Promise<void>;
}

/** A new legal hold: its name, what it keeps, and why. */
export function HoldForm({ context, taken, onClose, onSet }: Props) {
  const [name, setName] = useState('');
  const [whom, setWhom] = useState<Whom>({});
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const ready = name.trim() !== '' && why.trim().length >= 3 && Boolean(whom.client ?? whom.technician);

  async function set(event: Event) {
    event.preventDefault();
    const body = { ...whom, why: why.trim() };
    const reply = await askRoute(context.ask, 'PUT /v1/evidence/holds/:id', { id: slug(name, taken), body });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onSet();
  }

  return (
    <form class="stack" onSubmit={set} aria-label={t.addHold}>
      <div class="triple">
        <TextField label={t.holdName} hint={t.holdNameHint} value={name} onValue={setName} />
        <WhomFields context={context} whom={whom} onWhom={setWhom} />
      </div>
      <TextField label={t.reason} value={why} onValue={setWhy} />
      <FormEnd failed={failed} ready={ready} save={t.setHold} cancel={t.cancel} onCancel={onClose} />
    </form>
  );
}
