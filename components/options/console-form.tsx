import { CONSOLE_KINDS } from '../../lib/record/attributes.ts';
import { type Console, consoleSchema } from '../../lib/record/record.schema.ts';
import { LinesField, SelectField, TextField, trimLines } from '../parts/field.tsx';
import { kindWords, optionsText } from '../text.ts';
import { Back } from './back.tsx';
import type { OptionsContext } from './context.ts';
import { EditRecord, errorFor } from './edit-record.tsx';
import { asOrigin, hostOf } from './origin.ts';
import { slug } from './slug.ts';
import { TaughtFields } from './taught-fields.tsx';
import { TenancyField } from './tenancy-field.tsx';

const t = optionsText.consoles;
const ADMINISTERED = ['us', 'client', 'both'] as const;

/** One console: what it is called, what it is, where it lives, and whose pages it shows. */
export function ConsoleForm({ context, stored }: { context: OptionsContext; stored: Console | null }) {
  const { record, route } = context;
  const taken = record.consoles.map((one) => one.id);
  const back = () => context.go({ tab: 'consoles' });
  const profiles = [
    { value: '', label: t.noProfile },
    ...record.profiles.map(({ id, label }) => ({ value: id, label })),
  ];

  function prepare(draft: Console): Console {
    const origins = [...new Set(trimLines(draft.origins).map(asOrigin))];
    return {
      ...draft,
      id: stored?.id ?? slug(draft.label, taken),
      label: draft.label.trim(),
      origins,
      basePath: draft.basePath.trim() || '/',
    };
  }

  return (
    <>
      <Back tab="consoles" title={stored?.label ?? t.newTitle} />
      <EditRecord
        context={context}
        kind="console"
        name={stored?.label ?? t.newTitle}
        stored={stored}
        blank={blankConsole(route.origin)}
        schema={consoleSchema}
        prepare={prepare}
        list={(found) => found.consoles}
        onDone={back}
      >
        {(draft, set, errors) => (
          <>
            <TextField
              label={t.label}
              hint={t.labelHint}
              value={draft.label}
              onValue={(label) => set({ label })}
              error={errorFor(errors, 'label')}
            />
            <div class="pair">
              <SelectField
                label={t.profile}
                hint={checkedHint(record, draft.profile)}
                value={draft.profile ?? ''}
                options={profiles}
                onValue={(id) => {
                  const profile = record.profiles.find((one) => one.id === id);
                  set({ profile: profile?.id ?? null, ...(profile ? { kind: profile.kind } : {}) });
                }}
              />
              <SelectField
                label={t.kind}
                value={draft.kind}
                options={CONSOLE_KINDS.map((kind) => ({ value: kind, label: kindWords[kind] }))}
                onValue={(kind) => set({ kind: kind as Console['kind'] })}
              />
            </div>
            <div class="pair">
              <LinesField
                label={t.origins}
                hint={t.originsHint}
                value={draft.origins}
                placeholder="https://console.example.com"
                onValue={(origins) => set({ origins })}
                error={errorFor(errors, 'origins')}
              />
              <TextField
                label={t.basePath}
                hint={t.basePathHint}
                value={draft.basePath}
                mono
                onValue={(basePath) => set({ basePath })}
                error={errorFor(errors, 'basePath')}
              />
            </div>
            <SelectField
              label={t.administeredBy}
              value={draft.administeredBy}
              options={ADMINISTERED.map((who) => ({ value: who, label: t.administered[who] }))}
              onValue={(who) => set({ administeredBy: who as Console['administeredBy'] })}
            />
            <TenancyField
              tenancy={draft.tenancy}
              clients={record.clients}
              onTenancy={(tenancy) => set({ tenancy })}
              error={errorFor(errors, 'tenancy')}
            />
            <TaughtFields lessons={draft.taught ?? []} onLessons={(taught) => set({ taught })} />
          </>
        )}
      </EditRecord>
    </>
  );
}

function checkedHint(record: OptionsContext['record'], id: string | null): string {
  const profile = record.profiles.find((one) => one.id === id);
  return profile ? t.checked(profile.checked) : t.profileHint;
}

function blankConsole(origin: string | undefined): Console {
  const from = origin ? asOrigin(origin) : '';
  return {
    id: 'new',
    version: 1,
    label: from ? hostOf(from) : '',
    kind: 'iam',
    profile: null,
    origins: from ? [from] : [],
    basePath: '/',
    administeredBy: 'us',
    tenancy: { mode: 'client', client: '' },
  };
}
