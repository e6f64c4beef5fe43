import { useState } from 'preact/hooks';
import { PickObject } from '../../options/object/pick-object.tsx';
import { TextField } from '../../parts/field.tsx';
import { requestsText as t } from '../../text.ts';
import { FormFoot } from './form-foot.tsx';
import type { StepProps } from './step-form.tsx';

/** Somebody else answers for it from now on. */
export function HandOverForm({ acting, busy, take, onBack }: StepProps) {
  const [owner, setOwner] = useState('');
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const short = why.trim().length < 3;

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (owner && !short) take({ owner, why: why.trim() });
  }

  return (
    <form class="stack" onSubmit={submit}>
      <PickObject
        context={{ ask: acting.ask }}
        kind="technicians"
        label={t.handOverTo}
        value={owner || undefined}
        error={tried && !owner ? t.handOverMissing : undefined}
        onValue={setOwner}
      />
      <TextField
        label={t.whyOf['hand-over']}
        value={why}
        error={tried && short ? t.whyShort : undefined}
        onValue={setWhy}
      />
      <FormFoot busy={busy} label={t.takeIt['hand-over']} onBack={onBack} />
    </form>
  );
}
