import type { Exception } from '../../../lib/record/access.schema.ts';
import { PURPOSES } from '../../../lib/record/attributes.ts';
import { SelectField } from '../../parts/field.tsx';
import { accessText, purposeWords } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { type Errors, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';

const t = accessText.exceptions;

interface Props {
  context: OptionsContext;
  draft: Exception;
  set(change: Partial<Exception>): void;
  errors: Errors;
}

/** Whom and what an exception is about: always one client, and if wanted one technician, console or kind of account. */
export function AboutFields({ context, draft, set, errors }: Props) {
  return (
    <fieldset class="group">
      <legend>{t.scope}</legend>
      <div class="pair">
        <PickObject
          context={context}
          kind="clients"
          label={t.client}
          value={draft.client || undefined}
          error={errorFor(errors, 'client')}
          onValue={(client) => set({ client })}
        />
        <PickObject
          context={context}
          kind="technicians"
          label={t.technician}
          value={draft.technician}
          empty={t.everybody}
          onValue={(technician) => set({ technician: technician || undefined })}
        />
        <PickObject
          context={context}
          kind="consoles"
          label={t.console}
          value={draft.console}
          empty={t.everyConsole}
          onValue={(console) => set({ console: console || undefined })}
        />
        <SelectField
          label={t.purpose}
          value={draft.purpose ?? ''}
          options={[
            { value: '', label: t.everyPurpose },
            ...PURPOSES.map((value) => ({ value, label: purposeWords[value] })),
          ]}
          onValue={(purpose) => set({ purpose: (purpose || undefined) as Exception['purpose'] })}
        />
      </div>
    </fieldset>
  );
}
