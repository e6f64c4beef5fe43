import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { SourceView, TokenView } from '../../../lib/wire/sources.schema.ts';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyLink } from '../../parts/copy-link.tsx';
import { dayOf } from '../../parts/date-field.tsx';
import { ToneMark } from '../../parts/tone.tsx';
import { sourcesText } from '../../text.ts';
import { type Names, useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { NewToken } from './new-token.tsx';

const t = sourcesText.tokens;

/** Tokens with what each may do and until when; a new one's secret is shown once, here, and kept nowhere. */
export function Tokens({ context, sources }: { context: OptionsContext; sources: SourceView[] }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/tokens');
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = value?.tokens ?? [];
  const names = useNames(context.ask, { technicians: tokens.map(({ owner }) => owner ?? undefined) });

  return (
    <section class="group" aria-label={t.title}>
      <header class="lead-row">
        <div>
          <h2>{t.title}</h2>
          <p class="dim">{t.lead}</p>
        </div>
        {!making && (
          <button type="button" class="button" onClick={() => setMaking(true)}>
            {t.add}
          </button>
        )}
      </header>
      {failure && <Banner tone="bad" text={failure.sentence} />}
      {making && (
        <NewToken
          context={context}
          sources={sources}
          onClose={() => setMaking(false)}
          onMade={async (made) => {
            setMaking(false);
            setSecret(made);
            await reload();
          }}
        />
      )}
      <div role="status">
        {secret && (
          <div class="note">
            <p>{t.once}</p>
            <p class="code">
              <output class="mono plain">{secret}</output>
              <CopyLink text={secret} copy={context.deeds.copy} />
            </p>
            <button type="button" class="button start" onClick={() => setSecret(null)}>
              {t.done}
            </button>
          </div>
        )}
      </div>
      {value && tokens.length === 0 && !making && <p class="dim">{t.empty}</p>}
      <ul class="lines">
        {tokens.map((token) => (
          <li key={token.id}>
            <Line context={context} token={token} sources={sources} names={names} reload={reload} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  context: OptionsContext;
  token: TokenView;
  sources: SourceView[];
  names: Names;
  reload(): Promise<void>;
}

function Line({ context, token, sources, names, reload }: LineProps) {
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { label, source, owner, scopes, expiresAt, lastUsedAt, state } = token;
  const whose = source ? (sources.find(({ id }) => id === source)?.label ?? source) : names('technicians', owner ?? '');

  async function end() {
    const reply = await askRoute(context.ask, 'DELETE /v1/tokens/:id', { id: token.id });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await reload();
  }

  return (
    <>
      <span class="two">
        <span class="cut">{displayText(label)}</span>
        <small>{displayText([whose, scopes.map((scope) => t.scope[scope]).join(', ')].join(' · '))}</small>
        {failed && <span class="error">{failed}</span>}
      </span>
      <span class="state dim num">
        <ToneMark tone={state === 'works' ? 'ok' : 'off'} />
        {state === 'works'
          ? `${expiresAt ? t.until(dayOf(expiresAt)) : t.noEnd}, ${lastUsedAt ? t.used(clock(lastUsedAt)) : t.unused}`
          : t.states[state]}
      </span>
      {state === 'works' && !asked && (
        <button type="button" class="link" aria-label={`${t.end}: ${label}`} onClick={() => setAsked(true)}>
          {t.end}
        </button>
      )}
      {asked && state === 'works' && (
        <span class="actions" role="alert">
          <span>{displayText(t.endSure(label))}</span>
          <button type="button" class="button danger" onClick={end}>
            {t.endYes}
          </button>
          <button type="button" class="button" onClick={() => setAsked(false)}>
            {t.keep}
          </button>
        </span>
      )}
    </>
  );
}
