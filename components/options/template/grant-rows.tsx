import type { Grant } from '../../../lib/record/access.schema.ts';
import { CONSOLE_KINDS, type ConsoleKind, PURPOSES, type Purpose } from '../../../lib/record/attributes.ts';
import { placeOf } from '../../../lib/record/template-diff.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { accessText, kindWords, purposeWords } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { type Errors, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';

const t = accessText.templates;
const KINDS = CONSOLE_KINDS.map((value) => ({ value, label: kindWords[value] }));
const ACCOUNTS = PURPOSES.map((value) => ({ value, label: purposeWords[value] }));

interface Props {
  context: OptionsContext;
  grants: Grant[];
  onGrants(grants: Grant[]): void;
  errors: Errors;
}

/** What a template gives, a line for each place it holds in. */
export function GrantRows({ context, grants, onGrants, errors }: Props) {
  const replace = (at: number, grant: Grant) => onGrants(grants.with(at, grant));
  return (
    <fieldset class="group">
      <legend>{t.grants}</legend>
      <p class="dim">{grants.length === 0 ? t.noGrants : t.grantsHint}</p>
      {grants.map((grant, at) => (
        <GrantRow
          key={at}
          context={context}
          grant={grant}
          error={errorFor(errors, `grants.${at}`)}
          onGrant={(next) => replace(at, next)}
          onRemove={() => onGrants(grants.toSpliced(at, 1))}
        />
      ))}
      <button type="button" class="link start" onClick={() => onGrants([...grants, fresh(grants)])}>
        {t.addGrant}
      </button>
    </fieldset>
  );
}

interface RowProps {
  context: OptionsContext;
  grant: Grant;
  error: string | undefined;
  onGrant(grant: Grant): void;
  onRemove(): void;
}

function GrantRow({ context, grant, error, onGrant, onRemove }: RowProps) {
  function setClient(client: string) {
    const { client: _, ...rest } = grant;
    onGrant(client ? { ...rest, client } : rest);
  }

  function setHours(text: string) {
    const { maxHours: _, ...rest } = grant;
    onGrant(text.trim() === '' ? rest : { ...rest, maxHours: Number(text) });
  }

  return (
    <div class="grant">
      <SelectField
        label={t.kind}
        value={grant.kind}
        options={KINDS}
        onValue={(kind) => onGrant({ ...grant, kind: kind as ConsoleKind })}
      />
      <SelectField
        label={t.purpose}
        value={grant.purpose}
        options={ACCOUNTS}
        onValue={(purpose) => onGrant({ ...grant, purpose: purpose as Purpose })}
      />
      <PickObject
        context={context}
        kind="clients"
        label={t.client}
        value={grant.client}
        empty={t.anyClient}
        onValue={setClient}
      />
      <TextField label={t.role} value={grant.role ?? ''} onValue={(role) => onGrant({ ...grant, role })} />
      <TextField
        label={t.groups}
        placeholder={t.groupsHint}
        value={grant.groups.join(',')}
        onValue={(text) => onGrant({ ...grant, groups: text === '' ? [] : text.split(',') })}
      />
      <TextField
        label={t.maxHours}
        keys="numeric"
        value={grant.maxHours === undefined ? '' : String(grant.maxHours)}
        onValue={setHours}
      />
      <button type="button" class="icon" aria-label={t.removeGrant(kindWords[grant.kind])} onClick={onRemove}>
        ×
      </button>
      {error && <p class="error wide">{error}</p>}
    </div>
  );
}

/** The first place the template says nothing of yet. */
function fresh(grants: readonly Grant[]): Grant {
  const taken = new Set(grants.map(placeOf));
  const places = PURPOSES.flatMap((purpose) => CONSOLE_KINDS.map((kind) => ({ kind, purpose })));
  const place = places.find((one) => !taken.has(placeOf(one))) ?? {
    kind: 'iam' as const,
    purpose: 'everyday' as const,
  };
  return { ...place, groups: [] };
}
