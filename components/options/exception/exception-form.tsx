import { type Exception, exceptionSchema } from '../../../lib/record/access.schema.ts';
import { DateField } from '../../parts/date-field.tsx';
import { TextField } from '../../parts/field.tsx';
import { accessText } from '../../text.ts';
import { Back } from '../back.tsx';
import type { OptionsContext } from '../context.ts';
import { EditRecord, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';
import type { Route } from '../route.ts';
import { AboutFields } from './about-fields.tsx';
import { DiffersField } from './differs-field.tsx';
import { differsLine } from './differs-line.ts';

const t = accessText.exceptions;

interface Props {
  context: OptionsContext;
  stored: Exception | null;
  editable: boolean;
}

/** One exception: whom it is about, what differs, why, who answers for it, what keeps the risk small, and when it ends. */
export function ExceptionForm({ context, stored, editable }: Props) {
  const me = context.device.technician?.id ?? '';
  return (
    <>
      {!stored && <Back tab="exceptions" title={t.newTitle} />}
      <EditRecord
        context={context}
        kind="exceptions"
        name={stored ? differsLine(stored) : t.newTitle}
        stored={stored}
        blank={blank(context.route, me)}
        schema={exceptionSchema}
        prepare={tidy}
        named={({ client, technician }) => `${client} ${technician ?? ''} ${Date.now().toString(36)}`}
        editable={editable}
        removable={context.editable}
        onDone={() => context.go({ tab: 'exceptions' })}
      >
        {(draft, set, errors) => (
          <>
            <AboutFields context={context} draft={draft} set={set} errors={errors} />
            <DiffersField differs={draft.differs} onDiffers={(differs) => set({ differs })} errors={errors} />
            <fieldset class="group">
              <legend>{t.why}</legend>
              <TextField
                label={t.reason}
                hint={t.reasonHint}
                value={draft.reason}
                error={errorFor(errors, 'reason')}
                onValue={(reason) => set({ reason })}
              />
              <div class="pair">
                <PickObject
                  context={context}
                  kind="technicians"
                  label={t.owner}
                  value={draft.owner || undefined}
                  error={errorFor(errors, 'owner')}
                  onValue={(owner) => set({ owner })}
                />
                <TextField
                  label={t.control}
                  hint={t.controlHint}
                  value={draft.control ?? ''}
                  error={errorFor(errors, 'control')}
                  onValue={(control) => set({ control: control || undefined })}
                />
              </div>
            </fieldset>
            <fieldset class="group">
              <legend>{t.when}</legend>
              <div class="triple">
                <DateField label={t.from} edge="start" value={draft.from} onValue={(from) => set({ from })} />
                <DateField
                  label={t.expires}
                  hint={t.expiresHint}
                  edge="end"
                  value={draft.expires || undefined}
                  error={errorFor(errors, 'expires')}
                  onValue={(expires) => set({ expires: expires ?? '' })}
                />
                <DateField
                  label={t.reviewBy}
                  edge="end"
                  value={draft.reviewBy}
                  error={errorFor(errors, 'reviewBy')}
                  onValue={(reviewBy) => set({ reviewBy })}
                />
              </div>
            </fieldset>
          </>
        )}
      </EditRecord>
    </>
  );
}

function tidy(draft: Exception): Exception {
  const { differs } = draft;
  const groups = differs.what === 'role' ? differs.groups.map((group) => group.trim()).filter(Boolean) : [];
  return { ...draft, differs: differs.what === 'role' ? { ...differs, groups } : differs };
}

function blank({ client, technician }: Route, owner: string): Exception {
  return {
    id: 'new',
    version: 1,
    client: client ?? '',
    ...(technician ? { technician } : {}),
    differs: { what: 'value', attribute: 'department', value: '' },
    reason: '',
    owner,
    expires: '',
  };
}
