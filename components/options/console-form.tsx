import { CONSOLE_KINDS } from '../../lib/record/attributes.ts';
import { type Console, consoleSchema } from '../../lib/record/record.schema.ts';
import type { KnownProfile } from '../../lib/wire/own.ts';
import { useAnswer } from '../own/use-answer.ts';
import { LinesField, SelectField, TextField, trimLines } from '../parts/field.tsx';
import { kindWords, optionsText } from '../text.ts';
import { Back } from './back.tsx';
import type { OptionsContext } from './context.ts';
import { EditRecord, errorFor } from './edit-record.tsx';
import { asOrigin, hostOf } from './origin.ts';
import { TaughtFields } from './taught-fields.tsx';
import { TenancyField } from './tenancy-field.tsx';

const t = optionsText.consoles;
const ADMINISTERED = ['us', 'client', 'both'] as const;

interface Props {
  context: OptionsContext;
  stored: Console | null;
  editable: boolean;
}

/** One console: what it is called, what it is, where it lives, and whose pages it shows. */
export function ConsoleForm({ context, stored, editable }: Props) {
  const { route } = context;
  const known = useAnswer(context.ask, { type: 'own.profiles' }).value ?? [];
  const back = () => context.go({ tab: 'consoles' });
  const profiles = [{ value: '', label: t.noProfile }, ...known.map(({ id, label }) => ({ value: id, label }))];

  function prepare(draft: Console): Console {
    const origins = [...new Set(trimLines(draft.origins).map(asOrigin))];
    return {
      ...draft,
      label: draft.label.trim(),
      origins,
      basePath: draft.basePath.trim() || '/',
    };
  }

  return (
    <>
      {!stored && <Back tab="consoles" title={t.newTitle} />}
      <EditRecord
        context={context}
        kind="consoles"
        name={stored?.label ?? t.newTitle}
        stored={stored}
        blank={blankConsole(route.origin)}
        schema={consoleSchema}
        prepare={prepare}
        named={({ label }) => label}
        editable={editable}
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
                hint={checkedHint(known, draft.profile)}
                value={draft.profile ?? ''}
                options={profiles}
                onValue={(id) => {
                  const profile = known.find((one) => one.id === id);
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
              context={context}
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

function checkedHint(known: KnownProfile[], id: string | null): string {
  const profile = known.find((one) => one.id === id);
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
