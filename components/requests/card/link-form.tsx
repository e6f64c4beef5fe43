import { useState } from 'preact/hooks';
import { askRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyLink } from '../../parts/copy-link.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { requestsText as t } from '../../text.ts';
import { FormFoot } from './form-foot.tsx';
import type { StepProps } from './step-form.tsx';

const HOURS = [24, 72, 168];

/** A page for an approver without the extension. Its address is shown here once, and kept nowhere. */
export function LinkForm({ request, acting, onBack }: StepProps) {
  const [approver, setApprover] = useState('');
  const [mail, setMail] = useState('');
  const [hours, setHours] = useState('72');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [made, setMade] = useState<{ address: string; expires: string } | null>(null);
  const wrong = { approver: !approver.trim(), mail: !/^\S+@\S+\.\S+$/.test(mail.trim()) };

  async function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (wrong.approver || wrong.mail) return;
    setBusy(true);
    const body = { approver: approver.trim(), mail: mail.trim(), hours: Number(hours) };
    const reply = await askRoute(acting.ask, 'POST /v1/requests/:id/link', { id: request.id, body });
    setBusy(false);
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) setMade(reply.value);
  }

  if (made)
    return (
      <div class="stack" role="status">
        <Banner tone="ok" text={t.linkMade(clock(made.expires))} />
        <p class="mono once">{made.address}</p>
        <p class="row">
          <CopyLink text={made.address} copy={(text) => navigator.clipboard.writeText(text)} label={t.linkCopy} />
          <button type="button" class="link" onClick={onBack}>
            {t.linkGone}
          </button>
        </p>
      </div>
    );
  return (
    <form class="stack" onSubmit={submit} aria-busy={busy}>
      <p class="dim">{t.linkHint}</p>
      <TextField
        label={t.linkWho}
        value={approver}
        error={tried && wrong.approver ? t.recordedWhoMissing : undefined}
        onValue={setApprover}
      />
      <TextField
        label={t.linkMail}
        hint={t.linkMailHint}
        keys="email"
        value={mail}
        error={tried && wrong.mail ? t.linkMailWrong : undefined}
        onValue={setMail}
      />
      <SelectField
        label={t.linkHours}
        value={hours}
        options={HOURS.map((one) => ({ value: String(one), label: t.hours(one) }))}
        onValue={setHours}
      />
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <FormFoot busy={busy} label={t.takeIt.link} onBack={onBack} />
    </form>
  );
}
