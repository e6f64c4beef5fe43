import { useState } from 'preact/hooks';
import { useAnswer } from '../../own/use-answer.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { requestsText as t } from '../../text.ts';
import { FormFoot } from './form-foot.tsx';
import type { StepProps } from './step-form.tsx';
import { readSince } from './ticket-read.ts';

/** The client's approver answered in the ticket: who, and in which words. It rests on this person having read the ticket since it was asked. */
export function RecordedForm({ request, acting, busy, take, onBack }: StepProps) {
  const [approver, setApprover] = useState('');
  const [reply, setReply] = useState('');
  const [tried, setTried] = useState(false);
  const events = useAnswer(acting.ask, { type: 'own.events', limit: 500 }, 3_000);
  const read = readSince(request, events.value ?? []);
  const wrong = { approver: !approver.trim(), reply: reply.trim().length < 3 };

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (wrong.approver || wrong.reply || read?.state !== 'delivered') return;
    take({ hash: request.hash, approver: approver.trim(), reply: reply.trim(), event: read.event });
  }

  return (
    <form class="stack" onSubmit={submit}>
      <p class="dim">{t.recordedHint}</p>
      {events.value && !read && <Banner tone="warn" text={t.ticketUnread(request.ticket?.number ?? '')} />}
      {read?.state === 'waiting' && <Banner tone="warn" text={t.ticketWaits} />}
      <TextField
        label={t.recordedWho}
        value={approver}
        error={tried && wrong.approver ? t.recordedWhoMissing : undefined}
        onValue={setApprover}
      />
      <TextField
        label={t.recordedReply}
        hint={t.recordedReplyHint}
        value={reply}
        error={tried && wrong.reply ? t.whyShort : undefined}
        onValue={setReply}
      />
      <FormFoot busy={busy || read?.state !== 'delivered'} label={t.takeIt.recorded} onBack={onBack} />
    </form>
  );
}
