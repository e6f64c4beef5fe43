import type { Attribute } from '../../../lib/record/attributes.ts';
import type { Technician } from '../../../lib/record/record.schema.ts';
import { TextField } from '../../parts/field.tsx';
import { attributeWords, optionsText } from '../../text.ts';
import { type Errors, errorFor } from '../edit-record.tsx';
import { TECHNICIAN_GROUPS } from '../technician-fields.ts';
import type { Ownership } from './ownership.ts';

interface Props {
  draft: Technician;
  set(change: Partial<Technician>): void;
  errors: Errors;
  ownership: Ownership;
}

/** What a form of a console is filled from, group by group. What a source owns is locked, and says whose it is. */
export function RecordFields({ draft, set, errors, ownership }: Props) {
  return (
    <>
      {TECHNICIAN_GROUPS.map(({ group, fields }) => (
        <fieldset class="group" key={group}>
          <legend>{optionsText.technicians[group]}</legend>
          <div class="triple">
            {fields.map((field) => {
              const { locked, hint } = ownership(field.part);
              return (
                <TextField
                  key={field.key}
                  label={attributeWords[field.word as Attribute]}
                  hint={field.read(draft) || locked ? hint : undefined}
                  value={field.read(draft)}
                  onValue={(text) => set(field.write(draft, text))}
                  error={errorFor(errors, field.path)}
                  disabled={locked}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
    </>
  );
}
