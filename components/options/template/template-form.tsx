import { useState } from 'preact/hooks';
import { type RoleTemplate, roleTemplateSchema } from '../../../lib/record/access.schema.ts';
import { TextField } from '../../parts/field.tsx';
import { accessText, requestsPolicyText } from '../../text.ts';
import type { TemplatePreview } from '../asked/collector.ts';
import { Back } from '../back.tsx';
import { same } from '../conflict.ts';
import type { OptionsContext } from '../context.ts';
import { EditRecord, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';
import { ChangePreview } from './change-preview.tsx';
import { GrantRows } from './grant-rows.tsx';

const t = accessText.templates;
const BLANK: RoleTemplate = { id: 'new', version: 1, label: '', grants: [] };

interface Props {
  context: OptionsContext;
  stored: RoleTemplate | null;
  editable: boolean;
}

/** One role template. What a change alters is looked at before it is saved; a template nobody has yet may be saved at once. */
export function TemplateForm({ context, stored, editable }: Props) {
  const [seen, setSeen] = useState<{ template: RoleTemplate; preview: TemplatePreview } | null>(null);
  const isSeen = (draft: RoleTemplate) => seen !== null && same(seen.template, draft);

  return (
    <>
      {!stored && <Back tab="templates" title={t.newTitle} />}
      <EditRecord
        context={context}
        kind="templates"
        name={stored?.label ?? t.newTitle}
        stored={stored}
        blank={BLANK}
        schema={roleTemplateSchema}
        prepare={tidy}
        named={({ label }) => label}
        editable={editable}
        ready={(draft) => stored === null || isSeen(tidy(draft))}
        before={(draft, changed) =>
          editable &&
          stored &&
          changed && (
            <ChangePreview
              context={context}
              template={draft}
              preview={isSeen(draft) ? (seen?.preview ?? null) : null}
              outdated={seen !== null && !isSeen(draft)}
              onPreview={(preview) => setSeen({ template: draft, preview })}
            />
          )
        }
        onDone={() => context.go({ tab: 'templates' })}
      >
        {(draft, set, errors) => (
          <>
            <div class="pair">
              <TextField
                label={t.label}
                hint={t.labelHint}
                value={draft.label}
                error={errorFor(errors, 'label')}
                onValue={(label) => set({ label })}
              />
              <TextField
                label={t.description}
                value={draft.description ?? ''}
                error={errorFor(errors, 'description')}
                onValue={(description) => set({ description: description || undefined })}
              />
              <PickObject
                context={context}
                kind="technicians"
                label={requestsPolicyText.templateOwner}
                hint={requestsPolicyText.clientOwnerHint}
                value={draft.owner}
                error={errorFor(errors, 'owner')}
                empty=""
                onValue={(owner) => set({ owner: owner || undefined })}
              />
            </div>
            <GrantRows context={context} grants={draft.grants} onGrants={(grants) => set({ grants })} errors={errors} />
          </>
        )}
      </EditRecord>
    </>
  );
}

function tidy(draft: RoleTemplate): RoleTemplate {
  const grants = draft.grants.map(({ role, ...grant }) => ({
    ...grant,
    ...(role?.trim() ? { role: role.trim() } : {}),
    groups: grant.groups.map((group) => group.trim()).filter(Boolean),
  }));
  return { ...draft, label: draft.label.trim(), grants };
}
