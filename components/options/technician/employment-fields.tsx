import { ENTERPRISE, type Technician } from '../../../lib/record/record.schema.ts';
import { DateField } from '../../parts/date-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { optionsText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { type Errors, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';
import { PickSeveral } from '../object/pick-several.tsx';
import type { Ownership } from './ownership.ts';

const t = optionsText.technicians;

interface Props {
  context: OptionsContext;
  draft: Technician;
  set(change: Partial<Technician>): void;
  errors: Errors;
  ownership: Ownership;
}

/** What somebody is here: their templates, their manager, and of a contractor who answers for them and until when. */
export function EmploymentFields({ context, draft, set, errors, ownership }: Props) {
  const { manager } = draft[ENTERPRISE];
  const { contract } = draft;
  /** Half a contract is held while it is written; the check names what is missing. */
  function setContract(change: { sponsor?: string; ends?: string | undefined }) {
    const next = { sponsor: contract?.sponsor ?? '', ends: contract?.ends ?? '', ...change };
    set({ contract: next.sponsor || next.ends ? { sponsor: next.sponsor, ends: next.ends ?? '' } : undefined });
  }

  return (
    <fieldset class="group">
      <legend>{t.employment}</legend>
      <PickSeveral
        context={context}
        kind="templates"
        label={t.templates}
        hint={ownership('templates').hint}
        value={draft.templates ?? []}
        disabled={ownership('templates').locked}
        onValue={(templates) => set({ templates: templates.length > 0 ? templates : undefined })}
      />
      <div class="pair">
        <PickObject
          context={context}
          kind="technicians"
          label={t.manager}
          hint={ownership('manager').hint}
          value={manager?.value}
          empty={t.nobody}
          disabled={ownership('manager').locked}
          onValue={(id) => set({ [ENTERPRISE]: { ...draft[ENTERPRISE], manager: id ? { value: id } : undefined } })}
        />
        <TextField
          label={t.userType}
          hint={ownership('userType').hint ?? t.userTypeHint}
          value={draft.userType ?? ''}
          disabled={ownership('userType').locked}
          error={errorFor(errors, 'userType')}
          onValue={(userType) => set({ userType: userType || undefined })}
        />
        <PickObject
          context={context}
          kind="technicians"
          label={t.sponsor}
          hint={ownership('contract').hint}
          value={contract?.sponsor || undefined}
          empty={t.nobody}
          disabled={ownership('contract').locked}
          error={errorFor(errors, 'contract.sponsor') && t.contractHalf}
          onValue={(sponsor) => setContract({ sponsor })}
        />
        <DateField
          label={t.ends}
          hint={t.endsHint}
          value={contract?.ends || undefined}
          edge="end"
          disabled={ownership('contract').locked}
          error={errorFor(errors, 'contract.ends') && t.contractHalf}
          onValue={(ends) => setContract({ ends })}
        />
      </div>
    </fieldset>
  );
}
