import {
  MACHINE_KINDS,
  type MachineIdentity,
  machineIdentitySchema,
} from '../../../lib/record/machine-identity.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { LinesField, SelectField, TextField, trimLines } from '../../parts/field.tsx';
import { accessText } from '../../text.ts';
import { Back } from '../back.tsx';
import type { OptionsContext } from '../context.ts';
import { EditRecord, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';

const t = accessText.machines;

interface Props {
  context: OptionsContext;
  stored: MachineIdentity | null;
  editable: boolean;
}

/** One identity of a program: what it is, who answers for it, when it is renewed. There is no field for its secret. */
export function MachineForm({ context, stored, editable }: Props) {
  return (
    <>
      {!stored && <Back tab="machines" title={t.newTitle} />}
      <EditRecord
        context={context}
        kind="machines"
        name={stored?.name ?? t.newTitle}
        stored={stored}
        blank={BLANK}
        schema={machineIdentitySchema}
        prepare={(draft) => ({ ...draft, name: draft.name.trim(), usedIn: trimLines(draft.usedIn) })}
        named={({ name }) => name}
        editable={editable}
        onDone={() => context.go({ tab: 'machines' })}
      >
        {(draft, set, errors) => (
          <>
            <Banner tone="off" text={t.never} />
            <fieldset class="group">
              <legend>{t.what}</legend>
              <div class="pair">
                <TextField
                  label={t.name}
                  hint={t.nameHint}
                  value={draft.name}
                  error={errorFor(errors, 'name')}
                  onValue={(name) => set({ name })}
                />
                <SelectField
                  label={t.kind}
                  value={draft.kind}
                  options={MACHINE_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
                  onValue={(kind) => set({ kind: kind as MachineIdentity['kind'] })}
                />
              </div>
              <TextField
                label={t.purpose}
                value={draft.purpose}
                error={errorFor(errors, 'purpose')}
                onValue={(purpose) => set({ purpose })}
              />
              <div class="triple">
                <PickObject
                  context={context}
                  kind="technicians"
                  label={t.owner}
                  value={draft.owner || undefined}
                  error={errorFor(errors, 'owner')}
                  onValue={(owner) => set({ owner })}
                />
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
                  kind="consoles"
                  label={t.console}
                  value={draft.console}
                  empty={t.noConsole}
                  onValue={(console) => set({ console: console || undefined })}
                />
              </div>
              <LinesField
                label={t.usedIn}
                hint={t.usedInHint}
                value={draft.usedIn}
                onValue={(usedIn) => set({ usedIn })}
                error={errorFor(errors, 'usedIn')}
              />
            </fieldset>
            <fieldset class="group">
              <legend>{t.life}</legend>
              <div class="triple">
                <DateField
                  label={t.created}
                  edge="start"
                  value={draft.created || undefined}
                  error={errorFor(errors, 'created')}
                  onValue={(created) => set({ created: created ?? '' })}
                />
                <DateField
                  label={t.expires}
                  edge="end"
                  value={draft.expires}
                  error={errorFor(errors, 'expires')}
                  onValue={(expires) => set({ expires })}
                />
                <DateField
                  label={t.lastRotated}
                  edge="start"
                  value={draft.lastRotated}
                  error={errorFor(errors, 'lastRotated')}
                  onValue={(lastRotated) => set({ lastRotated })}
                />
                <TextField
                  label={t.rotation}
                  keys="numeric"
                  value={draft.rotationDays === undefined ? '' : String(draft.rotationDays)}
                  error={errorFor(errors, 'rotationDays')}
                  onValue={(text) => set({ rotationDays: text.trim() === '' ? undefined : Number(text) })}
                />
              </div>
            </fieldset>
          </>
        )}
      </EditRecord>
    </>
  );
}

const BLANK: MachineIdentity = {
  id: 'new',
  version: 1,
  kind: 'service-account',
  name: '',
  owner: '',
  client: '',
  purpose: '',
  created: '',
  usedIn: [],
};
