import type { Attribute } from '../../lib/record/attributes.ts';
import { ENTERPRISE, type Technician, technicianSchema } from '../../lib/record/record.schema.ts';
import { CheckField, TextField } from '../parts/field.tsx';
import { attributeWords, optionsText } from '../text.ts';
import { Back } from './back.tsx';
import type { OptionsContext } from './context.ts';
import { EditRecord, errorFor } from './edit-record.tsx';
import { GiveCode } from './give-code.tsx';
import { slug } from './slug.ts';
import { TECHNICIAN_GROUPS } from './technician-fields.ts';

const t = optionsText.technicians;
const BLANK: Technician = {
  id: 'new',
  version: 1,
  userName: '',
  name: { givenName: '', familyName: '' },
  displayName: '',
  emails: [],
  phoneNumbers: [],
  addresses: [],
  active: true,
  [ENTERPRISE]: {},
};

/** One technician's canonical record, and the code that enrols a browser for them. */
export function TechnicianForm({ context, stored }: { context: OptionsContext; stored: Technician | null }) {
  const taken = context.record.technicians.map((one) => one.id);

  function prepare(draft: Technician): Technician {
    const { givenName, familyName } = draft.name;
    const whole = `${givenName} ${familyName}`.trim();
    return withoutUndefined({
      ...draft,
      id: stored?.id ?? slug(whole, taken),
      displayName: draft.displayName.trim() || whole,
      userName: draft.userName.trim() || (draft.emails[0]?.value ?? ''),
    });
  }

  return (
    <>
      <Back tab="technicians" title={stored?.displayName ?? t.newTitle} />
      <EditRecord
        context={context}
        kind="technician"
        name={stored?.displayName ?? t.newTitle}
        stored={stored}
        blank={BLANK}
        schema={technicianSchema}
        prepare={prepare}
        list={(record) => record.technicians}
        onDone={() => context.go({ tab: 'technicians' })}
        aside={stored && context.editable && <GiveCode context={context} technician={stored.id} />}
      >
        {(draft, set, errors) => (
          <>
            {TECHNICIAN_GROUPS.map(({ group, fields }) => (
              <fieldset class="group" key={group}>
                <legend>{t[group]}</legend>
                <div class="triple">
                  {fields.map((field) => (
                    <TextField
                      key={field.key}
                      label={attributeWords[field.word as Attribute]}
                      value={field.read(draft)}
                      onValue={(text) => set(field.write(draft, text))}
                      error={errorFor(errors, field.path)}
                    />
                  ))}
                </div>
              </fieldset>
            ))}
            <CheckField
              label={t.active}
              hint={t.activeHint}
              checked={draft.active}
              onChecked={(active) => set({ active })}
            />
          </>
        )}
      </EditRecord>
    </>
  );
}

/** The strict schema refuses keys that hold undefined only when they are unknown; what is sent should not carry them either. */
function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
