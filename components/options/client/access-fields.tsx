import { CONSOLE_KINDS, type ConsoleKind } from '../../../lib/record/attributes.ts';
import type { Client } from '../../../lib/record/record.schema.ts';
import { CheckField, TextField } from '../../parts/field.tsx';
import { kindWords, optionsText } from '../../text.ts';
import { type Errors, errorFor } from '../edit-record.tsx';

const t = optionsText.clients;

interface Props {
  client: Client;
  set(change: Partial<Client>): void;
  errors: Errors;
}

/** Who decides about access at a client: four eyes, the approvers, and which system has the word per kind of console. */
export function AccessFields({ client, set, errors }: Props) {
  const authority = client.accessAuthority ?? {};

  function setAuthority(kind: ConsoleKind, system: string) {
    const { [kind]: _, ...rest } = authority;
    const next = system ? { ...rest, [kind]: system } : rest;
    set({ accessAuthority: Object.keys(next).length > 0 ? next : undefined });
  }

  return (
    <fieldset class="group">
      <legend>{t.access}</legend>
      <CheckField
        label={t.fourEyes}
        hint={t.fourEyesHint}
        checked={client.fourEyes ?? false}
        onChecked={(fourEyes) => set({ fourEyes: fourEyes || undefined })}
      />
      <div class="pair">
        <TextField
          label={t.approverGroup}
          hint={t.approverGroupHint}
          value={client.approverGroup ?? ''}
          error={errorFor(errors, 'approverGroup')}
          onValue={(approverGroup) => set({ approverGroup: approverGroup || undefined })}
        />
        <TextField
          label={t.retention}
          hint={client.own ? t.ownRetentionHint : t.retentionHint}
          keys="numeric"
          value={client.retentionDays === undefined ? '' : String(client.retentionDays)}
          error={errorFor(errors, 'retentionDays') && t.retentionWrong}
          onValue={(text) => set({ retentionDays: text.trim() === '' ? undefined : Number(text) })}
        />
      </div>
      <div>
        <h2>{t.authority}</h2>
        <p class="dim">{t.authorityHint}</p>
      </div>
      <div class="triple">
        {CONSOLE_KINDS.map((kind) => (
          <TextField
            key={kind}
            label={kindWords[kind]}
            value={authority[kind] ?? ''}
            onValue={(system) => setAuthority(kind, system)}
          />
        ))}
      </div>
    </fieldset>
  );
}
