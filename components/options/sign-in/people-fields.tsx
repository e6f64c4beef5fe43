import { CheckField, LinesField, SelectField, TextField } from '../../parts/field.tsx';
import { signInText as t } from '../../text.ts';
import { type Draft, ROLES, wrongLine } from './draft.ts';

interface Props {
  draft: Draft;
  set(change: Partial<Draft>): void;
}

const BYS = (Object.entries(t.bys) as [Draft['by'], string][]).map(([value, label]) => ({ value, label }));

/** Who somebody of the provider's is here, and what they may do. */
export function PeopleFields({ draft, set }: Props) {
  const wrong = (lines: string[]) => {
    const line = wrongLine(lines);
    return line === null ? undefined : t.pairWrong(line);
  };
  return (
    <>
      <div class="pair">
        <SelectField label={t.by} value={draft.by} options={BYS} onValue={(by) => set({ by: by as Draft['by'] })} />
        <TextField label={t.claim} hint={t.claimHint} mono value={draft.claim} onValue={(claim) => set({ claim })} />
      </div>
      {draft.by === 'externalId' && (
        <TextField label={t.source} hint={t.sourceHint} value={draft.source} onValue={(source) => set({ source })} />
      )}
      <CheckField
        label={t.userInfo}
        hint={t.userInfoHint}
        checked={draft.userInfo}
        onChecked={(userInfo) => set({ userInfo })}
      />
      <LinesField
        label={t.required}
        hint={t.requiredHint}
        value={draft.required}
        onValue={(required) => set({ required })}
        error={wrong(draft.required)}
      />
      <h3>{t.roles}</h3>
      <p class="dim">{t.rolesHint}</p>
      <div class="pair">
        {ROLES.map((role) => (
          <LinesField
            key={role}
            label={t.role(role)}
            value={draft.roles[role]}
            onValue={(lines) => set({ roles: { ...draft.roles, [role]: lines } })}
            error={wrong(draft.roles[role])}
          />
        ))}
      </div>
    </>
  );
}
