import { useState } from 'preact/hooks';
import type { SignInSettingsAnswer } from '../../../lib/wire/sign-in.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { CheckField, LinesField, TextField } from '../../parts/field.tsx';
import { signInText as t } from '../../text.ts';
import { draftOf, ROLES, settingsOf, wrongLine } from './draft.ts';
import { PeopleFields } from './people-fields.tsx';
import { ProviderHelp } from './provider-help.tsx';

interface Props {
  ask: Ask;
  stored: SignInSettingsAnswer;
  /** this browser's redirect address, where it is known */
  redirect: string | null;
  onSaved(stored: SignInSettingsAnswer): void;
}

/** How people sign in, as an administrator writes it. What was written stays when the collector refuses it. */
export function SettingsForm({ ask, stored, redirect, onSaved }: Props) {
  const [draft, setDraft] = useState(() => draftOf(stored.settings));
  const [secret, setSecret] = useState<string | null>('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);
  const set = (change: Partial<typeof draft>) => {
    setDraft({ ...draft, ...change });
    setSaid(null);
  };
  const hoursWrong = !/^\d{1,3}$/.test(draft.hours) || Number(draft.hours) < 1 || Number(draft.hours) > 168;
  const line = wrongLine([...draft.required, ...ROLES.flatMap((role) => draft.roles[role])]);

  async function save(event: Event) {
    event.preventDefault();
    if (hoursWrong || line !== null) return setSaid({ tone: 'bad', text: line ? t.pairWrong(line) : t.hoursWrong });
    setBusy(true);
    const body = {
      ...{ version: stored.version, settings: settingsOf(draft, stored.settings) },
      ...(secret === '' ? {} : { secret }),
    };
    const reply = await askRoute(ask, 'PUT /v1/sign-in/settings', { body });
    setBusy(false);
    if (!reply.ok) return setSaid({ tone: 'bad', text: reply.sentence });
    setSecret('');
    setSaid({ tone: 'ok', text: t.saved });
    onSaved(reply.value);
  }

  return (
    <form class="stack card" onSubmit={save} novalidate aria-busy={busy}>
      <ProviderHelp />
      <CheckField label={t.enabled} checked={draft.enabled} onChecked={(enabled) => set({ enabled })} />
      <div class="pair">
        <TextField label={t.label} hint={t.labelHint} value={draft.label} onValue={(label) => set({ label })} />
        <TextField label={t.issuer} keys="url" value={draft.issuer} onValue={(issuer) => set({ issuer })} />
        <TextField label={t.clientId} mono value={draft.clientId} onValue={(clientId) => set({ clientId })} />
        <TextField
          label={t.secret}
          hint={stored.hasSecret ? t.secretKept : t.secretNone}
          mono
          disabled={secret === null}
          value={secret ?? ''}
          onValue={setSecret}
        />
        <TextField
          label={t.scopes}
          hint={t.scopesHint}
          mono
          value={draft.scopes}
          onValue={(scopes) => set({ scopes })}
        />
        <TextField
          label={t.hours}
          hint={t.hoursHint}
          keys="numeric"
          value={draft.hours}
          onValue={(hours) => set({ hours })}
          error={hoursWrong ? t.hoursWrong : undefined}
        />
      </div>
      {stored.hasSecret && (
        <CheckField
          label={t.secretRemove}
          checked={secret === null}
          onChecked={(remove) => setSecret(remove ? null : '')}
        />
      )}
      <LinesField
        label={t.redirects}
        hint={t.redirectsHint}
        value={draft.redirects}
        onValue={(redirects) => set({ redirects })}
      />
      {redirect !== null && !draft.redirects.includes(redirect) && (
        <button
          type="button"
          class="button start"
          onClick={() => set({ redirects: [...draft.redirects.filter(Boolean), redirect] })}
        >
          {t.addRedirect}
        </button>
      )}
      <PeopleFields draft={draft} set={set} />
      <div role="alert">{said && <Banner tone={said.tone} text={said.text} />}</div>
      <button type="submit" class="button primary start" disabled={busy}>
        {busy ? t.saving : t.save}
      </button>
    </form>
  );
}
