import { PURPOSES, type Purpose } from '../../../lib/record/attributes.ts';
import { type Account, accountSchema } from '../../../lib/record/record.schema.ts';
import { LinesField, SelectField, TextField, trimLines } from '../../parts/field.tsx';
import { accessText, adminText, purposeWords } from '../../text.ts';
import { Back } from '../back.tsx';
import type { OptionsContext } from '../context.ts';
import { EditRecord, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';
import type { Route } from '../route.ts';
import { EndAccess } from './end-access.tsx';
import { RenameDue } from './rename-due.tsx';
import { SharingFields } from './sharing-fields.tsx';

const t = accessText.accounts;
const choose = <T extends string>(words: Record<T, string>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));
const STATUSES = (['planned', 'active', 'disabled', 'gone'] as const).map((value) => ({
  value,
  label: adminText.states[value] ?? value,
}));

interface Props {
  context: OptionsContext;
  stored: Account | null;
  editable: boolean;
}

/** One account: where it is, what it is called there, and of a shared or delegated one who else may use it, how and until when. */
export function AccountForm({ context, stored, editable }: Props) {
  return (
    <>
      {!stored && <Back tab="accounts" title={t.newTitle} />}
      <EditRecord
        context={context}
        kind="accounts"
        name={stored?.name ?? t.newTitle}
        stored={stored}
        blank={blank(context.route)}
        schema={accountSchema}
        prepare={(draft) => ({ ...draft, name: draft.name.trim(), roles: trimLines(draft.roles) })}
        named={({ name, console }) => `${console} ${name}`}
        editable={editable}
        onDone={() => context.go({ tab: 'accounts' })}
      >
        {(draft, set, errors) => (
          <>
            {stored && draft.name === stored.name && draft.renameDeclined === stored.renameDeclined && (
              <RenameDue ask={context.ask} account={stored} editable={editable} set={set} />
            )}
            <fieldset class="group">
              <legend>{t.place}</legend>
              <div class="triple">
                <PickObject
                  context={context}
                  kind="technicians"
                  label={draft.purpose === 'shared' || draft.usedBy?.length ? t.answers : t.technician}
                  value={draft.technician || undefined}
                  error={errorFor(errors, 'technician')}
                  onValue={(technician) => set({ technician })}
                />
                <PickObject
                  context={context}
                  kind="consoles"
                  label={t.console}
                  value={draft.console || undefined}
                  error={errorFor(errors, 'console')}
                  onValue={(console) => set({ console })}
                />
                <PickObject
                  context={context}
                  kind="clients"
                  label={t.client}
                  value={draft.client || undefined}
                  error={errorFor(errors, 'client')}
                  onValue={(client) => set({ client })}
                />
              </div>
            </fieldset>
            <fieldset class="group">
              <legend>{t.use}</legend>
              <div class="triple">
                <TextField
                  label={t.name}
                  mono
                  value={draft.name}
                  error={errorFor(errors, 'name')}
                  onValue={(name) => set({ name })}
                />
                <SelectField
                  label={t.purpose}
                  value={draft.purpose}
                  options={PURPOSES.map((value) => ({ value, label: purposeWords[value] }))}
                  onValue={(purpose) => set({ purpose: purpose as Purpose })}
                />
                <SelectField
                  label={t.path}
                  value={draft.path}
                  options={choose(t.paths)}
                  onValue={(path) => set({ path: path as Account['path'] })}
                />
                <SelectField
                  label={t.status}
                  value={draft.status}
                  options={STATUSES}
                  onValue={(status) => set({ status: status as Account['status'] })}
                />
                <SelectField
                  label={t.mfa}
                  value={draft.mfa}
                  options={choose(t.mfas)}
                  onValue={(mfa) => set({ mfa: mfa as Account['mfa'] })}
                />
                <LinesField
                  label={t.roles}
                  hint={t.rolesHint}
                  value={draft.roles}
                  onValue={(roles) => set({ roles })}
                  error={errorFor(errors, 'roles')}
                />
              </div>
            </fieldset>
            <SharingFields context={context} draft={draft} set={set} errors={errors} />
          </>
        )}
      </EditRecord>
      {stored && <EndAccess context={context} account={stored} />}
    </>
  );
}

function blank({ technician, client, console }: Route): Account {
  return {
    id: 'new',
    version: 1,
    technician: technician ?? '',
    client: client ?? '',
    console: console ?? '',
    purpose: 'everyday',
    path: 'member',
    name: '',
    roles: [],
    mfa: 'unknown',
    status: 'active',
  };
}
