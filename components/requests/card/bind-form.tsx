import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { useAnswer } from '../../own/use-answer.ts';
import { SelectField } from '../../parts/field.tsx';
import { requestsText as t } from '../../text.ts';
import { FormFoot } from './form-foot.tsx';
import type { StepProps } from './step-form.tsx';

/** Work that began without a ticket gets one of those this person had open. */
export function BindForm({ acting, busy, take, onBack }: StepProps) {
  const device = useAnswer(acting.ask, { type: 'own.status' });
  const [chosen, setChosen] = useState('');
  const tickets = device.value?.recent ?? [];
  const ticket = tickets.find(({ key }) => key === chosen) ?? tickets[0];

  function submit(event: Event) {
    event.preventDefault();
    if (ticket) take({ ticket: { console: ticket.console, number: ticket.number } });
  }

  return (
    <form class="stack" onSubmit={submit}>
      {device.value && tickets.length === 0 ? (
        <p class="dim">{t.bindNone}</p>
      ) : (
        <SelectField
          label={t.bindWhich}
          hint={t.bindHint}
          value={ticket?.key ?? ''}
          options={tickets.map(({ key, number, subject }) => ({
            value: key,
            label: displayText(`${number} ${subject}`),
          }))}
          onValue={setChosen}
        />
      )}
      <FormFoot busy={busy || !ticket} label={t.takeIt.bind} onBack={onBack} />
    </form>
  );
}
