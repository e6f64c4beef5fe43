import type { TargetedEvent } from 'preact';
import { displayText } from '../../lib/evidence/display-text.ts';
import { MOST_MINUTES } from '../../lib/record/form-attributes.ts';
import type { TicketNote } from '../../lib/wire/page-requests.ts';
import type { StepsDeeds } from '../../lib/wire/steps-view.ts';
import { stepsText as t } from '../text/steps.ts';

interface Props {
  note: TicketNote;
  busy: boolean;
  on: StepsDeeds;
}

/** What was verified for the ticket in view, as it would stand in it, with its time: both are written into the ticket's own form, and saved by the person. */
export function NoteCard({ note, busy, on }: Props) {
  const { text, minutes, why, form, timed } = note;
  const here = form === 'here';
  const press = (event: Event) => !busy && (here ? on.fill(event) : on.write(event));

  function change(event: TargetedEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    if (input.reportValidity()) on.time(event, input.value ? input.valueAsNumber : null);
  }

  return (
    <div class="request">
      <h3>{t.note}</h3>
      <p class="note">
        {text
          .split('\n')
          .map((line) => displayText(line))
          .join('\n')}
      </p>
      {timed && (
        <label>
          {t.minutes}
          <input
            type="number"
            min={1}
            max={MOST_MINUTES}
            step={1}
            value={minutes ?? ''}
            placeholder={t.noTime}
            onChange={change}
          />
        </label>
      )}
      {timed && <p class="dim">{displayText(why)}</p>}
      <p class="dim">{t.noteForm[form]}</p>
      <p class="decide">
        {form !== 'unknown' && (
          <button type="button" aria-disabled={busy} onClick={press}>
            {here ? t.noteFill : t.noteWrite}
          </button>
        )}
        <button type="button" class="link" onClick={(event) => on.copy(event, note)}>
          {t.noteCopy}
        </button>
      </p>
    </div>
  );
}
