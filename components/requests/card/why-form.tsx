import { useState } from 'preact/hooks';
import { TextField } from '../../parts/field.tsx';
import { requestsText as t } from '../../text.ts';
import { FormFoot } from './form-foot.tsx';
import type { StepProps } from './step-form.tsx';
import type { Offered } from './steps-offered.ts';

const LEAST = 3;
type WhyStep = Exclude<Offered, 'recorded' | 'link' | 'bind' | 'accept-risk' | 'hand-over'>;
const ENDS: readonly WhyStep[] = ['reject', 'cancel', 'revoke'];

/** A step that is taken with a reason, or not at all. Closing asks for none: it was seen to have ended. */
export function WhyForm({ step, request, busy, take, onBack }: StepProps & { step: WhyStep }) {
  const [why, setWhy] = useState('');
  const [short, setShort] = useState(false);

  function submit(event: Event) {
    event.preventDefault();
    if (step === 'close') return take({});
    if (why.trim().length < LEAST) return setShort(true);
    take(step === 'reject' ? { hash: request.hash, why: why.trim() } : { why: why.trim() });
  }

  return (
    <form class="stack" onSubmit={submit}>
      {step !== 'close' && (
        <TextField
          label={t.whyOf[step]}
          value={why}
          error={short ? t.whyShort : undefined}
          onValue={(value) => {
            setWhy(value);
            setShort(false);
          }}
        />
      )}
      <FormFoot busy={busy} label={t.takeIt[step]} kind={ENDS.includes(step) ? 'danger' : undefined} onBack={onBack} />
    </form>
  );
}
