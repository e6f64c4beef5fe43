import { ENTERPRISE, type Technician, technicianSchema } from '../../lib/record/record.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { CheckField } from '../parts/field.tsx';
import { optionsText } from '../text.ts';
import type { Opened } from './asked/collector.ts';
import { Back } from './back.tsx';
import type { OptionsContext } from './context.ts';
import { EditRecord } from './edit-record.tsx';
import { GiveCode } from './give-code.tsx';
import { EmploymentFields } from './technician/employment-fields.tsx';
import { OfTechnician } from './technician/of-technician.tsx';
import { ownershipOf, ownersOf } from './technician/ownership.ts';
import { RecordFields } from './technician/record-fields.tsx';

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

interface Props {
  context: OptionsContext;
  opened: Opened<'technicians'> | null;
  editable: boolean;
}

/** One technician's canonical record with where each part comes from, their accounts and exceptions, and the code that enrols a browser for them. */
export function TechnicianForm({ context, opened, editable }: Props) {
  const stored = opened?.object ?? null;
  const ownership = ownershipOf(opened);
  const owners = ownersOf(opened);

  function prepare(draft: Technician): Technician {
    const whole = wholeName(draft);
    return withoutUndefined({
      ...draft,
      displayName: draft.displayName.trim() || whole,
      userName: draft.userName.trim() || (draft.emails[0]?.value ?? ''),
    });
  }

  return (
    <>
      {editable && owners.length > 0 && <Banner tone="off" text={t.locked(owners.join(', '))} />}
      {!stored && <Back tab="technicians" title={t.newTitle} />}
      <EditRecord
        context={context}
        kind="technicians"
        name={stored?.displayName ?? t.newTitle}
        stored={stored}
        blank={BLANK}
        schema={technicianSchema}
        prepare={prepare}
        named={wholeName}
        editable={editable}
        onDone={() => context.go({ tab: 'technicians' })}
      >
        {(draft, set, errors) => (
          <>
            <RecordFields draft={draft} set={set} errors={errors} ownership={ownership} />
            <EmploymentFields context={context} draft={draft} set={set} errors={errors} ownership={ownership} />
            <CheckField
              label={t.active}
              hint={ownership('active').hint ?? t.activeHint}
              checked={draft.active}
              disabled={ownership('active').locked}
              onChecked={(active) => set({ active })}
            />
          </>
        )}
      </EditRecord>
      {stored && <OfTechnician context={context} technician={stored} />}
      {stored && editable && <GiveCode context={context} technician={stored.id} />}
    </>
  );
}

const wholeName = ({ name }: Technician): string => `${name.givenName} ${name.familyName}`.trim();

/** The strict schema refuses keys that hold undefined only when they are unknown; what is sent should not carry them either. */
function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
