import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { SourceView, TokenRequest } from '../../../lib/wire/sources.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { CheckField, SelectField, TextField } from '../../parts/field.tsx';
import { sourcesText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { PickObject } from '../object/pick-object.tsx';

const t = sourcesText.tokens;
const AUTOMATION = '';
const SCOPES = ['read:record', 'read:events', 'write:record'] as const;

interface Props {
  context: OptionsContext;
  sources: SourceView[];
  onClose(): void;
  onMade(secret: string): Promise<void>;
}

/** A new token: for a source's provisioning, or for automation that somebody answers for. */
export function NewToken({ context, sources, onClose, onMade }: Props) {
  const scim = sources.filter(({ kind }) => kind === 'scim');
  const [label, setLabel] = useState('');
  const [source, setSource] = useState(scim[0]?.id ?? AUTOMATION);
  const [owner, setOwner] = useState(context.device.technician?.id ?? '');
  const [scopes, setScopes] = useState<(typeof SCOPES)[number][]>(['read:record']);
  const [days, setDays] = useState('90');
  const [failed, setFailed] = useState<string | null>(null);
  const automation = source === AUTOMATION;

  async function make(event: Event) {
    event.preventDefault();
    const given = days.trim() === '' ? undefined : Number(days);
    const body = automation
      ? ({ label: label.trim(), owner, scopes, days: given ?? 0 } satisfies TokenRequest)
      : { label: label.trim(), source, ...(given === undefined ? {} : { days: given }) };
    const reply = await askRoute(context.ask, 'POST /v1/tokens', { body });
    if (!reply.ok) return setFailed(reply.sentence);
    await onMade(reply.value.secret);
  }

  return (
    <form class="note" onSubmit={make} aria-label={t.add}>
      <div class="triple">
        <TextField label={t.label} hint={t.labelHint} value={label} onValue={setLabel} />
        <SelectField
          label={t.for}
          value={source}
          options={[
            ...scim.map((one) => ({ value: one.id, label: displayText(t.forSource(one.label)) })),
            { value: AUTOMATION, label: t.forAutomation },
          ]}
          onValue={(next) => {
            setSource(next);
            setDays(next === AUTOMATION ? '90' : '');
          }}
        />
        <TextField
          label={t.days}
          hint={automation ? t.daysHint : t.daysSourceHint}
          keys="numeric"
          value={days}
          onValue={setDays}
        />
      </div>
      {automation && (
        <div class="pair">
          <PickObject
            context={context}
            kind="technicians"
            label={t.owner}
            hint={t.ownerHint}
            value={owner || undefined}
            onValue={setOwner}
          />
          <fieldset class="stack tight">
            <legend>{t.scopes}</legend>
            {SCOPES.map((scope) => (
              <CheckField
                key={scope}
                label={t.scope[scope]}
                checked={scopes.includes(scope)}
                onChecked={(on) => setScopes(SCOPES.filter((one) => (one === scope ? on : scopes.includes(one))))}
              />
            ))}
          </fieldset>
        </div>
      )}
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      <div class="actions">
        <button type="submit" class="button primary" disabled={!label.trim()}>
          {t.make}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
