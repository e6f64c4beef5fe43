import type { Account } from '../../../lib/record/record.schema.ts';
import { DateField } from '../../parts/date-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { accessText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { type Errors, errorFor } from '../edit-record.tsx';
import { PickSeveral } from '../object/pick-several.tsx';

const t = accessText.accounts;

interface Props {
  context: OptionsContext;
  draft: Account;
  set(change: Partial<Account>): void;
  errors: Errors;
}

/** Who may use an account besides the one who answers for it, how, and until when. A break-glass account has no end. */
export function SharingFields({ context, draft, set, errors }: Props) {
  const breakGlass = draft.purpose === 'break-glass';
  return (
    <fieldset class="group">
      <legend>{t.sharing}</legend>
      <p class="dim">{breakGlass ? t.untilBreakGlass : t.sharingHint}</p>
      <PickSeveral
        context={context}
        kind="technicians"
        label={t.usedBy}
        value={draft.usedBy ?? []}
        onValue={(usedBy) => set({ usedBy: usedBy.length > 0 ? usedBy : undefined })}
      />
      <div class="pair">
        <TextField
          label={t.how}
          hint={t.howHint}
          value={draft.how ?? ''}
          error={errorFor(errors, 'how')}
          onValue={(how) => set({ how: how || undefined })}
        />
        {(!breakGlass || draft.until) && (
          <DateField
            label={t.until}
            value={draft.until}
            edge="end"
            error={errorFor(errors, 'until')}
            onValue={(until) => set({ until })}
          />
        )}
      </div>
    </fieldset>
  );
}
