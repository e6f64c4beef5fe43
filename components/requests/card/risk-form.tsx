import { useState } from 'preact/hooks';
import { DateField } from '../../parts/date-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { requestsText as t } from '../../text.ts';
import { FormFoot } from './form-foot.tsx';
import type { StepProps } from './step-form.tsx';

/** What cannot be verified is answered for by whoever accepts it, until a date. */
export function RiskForm({ busy, take, onBack }: StepProps) {
  const [why, setWhy] = useState('');
  const [recheckAt, setRecheckAt] = useState<string | undefined>();
  const [tried, setTried] = useState(false);
  const wrong = { why: why.trim().length < 3, date: !recheckAt || Date.parse(recheckAt) <= Date.now() };

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!wrong.why && !wrong.date) take({ why: why.trim(), recheckAt });
  }

  return (
    <form class="stack" onSubmit={submit}>
      <p class="dim">{t.riskHint}</p>
      <TextField label={t.riskWhy} value={why} error={tried && wrong.why ? t.whyShort : undefined} onValue={setWhy} />
      <DateField
        label={t.riskUntil}
        edge="end"
        value={recheckAt}
        error={tried && wrong.date ? t.riskUntilWrong : undefined}
        onValue={setRecheckAt}
      />
      <FormFoot busy={busy} label={t.takeIt['accept-risk']} kind="danger" onBack={onBack} />
    </form>
  );
}
