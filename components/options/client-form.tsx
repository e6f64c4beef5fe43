import { type Client, clientSchema } from '../../lib/record/record.schema.ts';
import { CheckField, LinesField, TextField, trimLines } from '../parts/field.tsx';
import { optionsText } from '../text.ts';
import { Back } from './back.tsx';
import { AccessFields } from './client/access-fields.tsx';
import { LeaveClient } from './client/leave-client.tsx';
import { PolicyFields } from './client/policy-fields.tsx';
import type { OptionsContext } from './context.ts';
import { ConventionField } from './convention-field.tsx';
import { EditRecord, errorFor } from './edit-record.tsx';
import { EvidenceField } from './evidence-field.tsx';
import { ExceptionLines } from './exception/exception-lines.tsx';
import { seesTab } from './who-sees.ts';

const t = optionsText.clients;
const BLANK: Client = {
  id: 'new',
  version: 1,
  name: '',
  own: false,
  psaCompanyIds: [],
  aliases: [],
  domains: [],
  convention: { version: 1, rules: {}, maxLength: {}, collision: 'number' },
  ticketRequired: false,
};

interface Props {
  context: OptionsContext;
  stored: Client | null;
  editable: boolean;
}

/** One client: how tickets name it and how it names accounts. */
export function ClientForm({ context, stored, editable }: Props) {
  function prepare(draft: Client): Client {
    return {
      ...draft,
      name: draft.name.trim(),
      psaCompanyIds: trimLines(draft.psaCompanyIds),
      aliases: trimLines(draft.aliases),
      ...(draft.lifecycle?.highRisk
        ? { lifecycle: { ...draft.lifecycle, highRisk: trimLines(draft.lifecycle.highRisk) } }
        : {}),
      domains: trimLines(draft.domains).map((domain) => domain.toLowerCase().replace(/^@/, '')),
    };
  }

  return (
    <>
      {!stored && <Back tab="clients" title={t.newTitle} />}
      <EditRecord
        context={context}
        kind="clients"
        name={stored?.name ?? t.newTitle}
        stored={stored}
        blank={BLANK}
        schema={clientSchema}
        prepare={prepare}
        named={({ name }) => name}
        editable={editable}
        onDone={() => context.go({ tab: 'clients' })}
      >
        {(draft, set, errors) => (
          <>
            <TextField
              label={t.name}
              value={draft.name}
              onValue={(name) => set({ name })}
              error={errorFor(errors, 'name')}
            />
            <div class="pair">
              <CheckField label={t.own} hint={t.ownHint} checked={draft.own} onChecked={(own) => set({ own })} />
              <CheckField
                label={t.ticketRequired}
                checked={draft.ticketRequired}
                onChecked={(ticketRequired) => set({ ticketRequired })}
              />
            </div>
            <div class="triple">
              <LinesField
                label={t.companyIds}
                hint={t.companyIdsHint}
                value={draft.psaCompanyIds}
                onValue={(psaCompanyIds) => set({ psaCompanyIds })}
                error={errorFor(errors, 'psaCompanyIds')}
              />
              <LinesField
                label={t.aliases}
                hint={t.aliasesHint}
                value={draft.aliases}
                onValue={(aliases) => set({ aliases })}
                error={errorFor(errors, 'aliases')}
              />
              <LinesField
                label={t.domains}
                hint={t.domainsHint}
                value={draft.domains}
                onValue={(domains) => set({ domains })}
                error={errorFor(errors, 'domains')}
              />
            </div>
            <ConventionField context={context} client={draft} onConvention={(convention) => set({ convention })} />
            <AccessFields client={draft} set={set} errors={errors} />
            <PolicyFields context={context} client={draft} set={set} errors={errors} />
            <EvidenceField
              fields={draft.evidence?.fields ?? {}}
              onFields={(fields) => set({ evidence: Object.keys(fields).length > 0 ? { fields } : undefined })}
            />
          </>
        )}
      </EditRecord>
      {stored && seesTab(context.roles, 'movements') && <LeaveClient context={context} client={stored} />}
      {stored && <ExceptionLines context={context} client={stored.id} none={t.noExceptions} />}
    </>
  );
}
