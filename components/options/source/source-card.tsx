import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { SourceView } from '../../../lib/wire/sources.schema.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyLink } from '../../parts/copy-link.tsx';
import { ToneMark } from '../../parts/tone.tsx';
import { sourcesText } from '../../text.ts';
import { removeObject } from '../asked/collector.ts';
import type { OptionsContext } from '../context.ts';
import { writeRoute } from '../route.ts';

const t = sourcesText.sources;

interface Props {
  context: OptionsContext;
  source: SourceView;
  reload(): Promise<void>;
}

/** One source: where it sends to, how it is doing, and what waits because of it. */
export function SourceCard({ context, source, reload }: Props) {
  const { label, kind, address, people, held, tokens, lastUsedAt } = source;
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const whole = address ? new URL(address, context.device.collector).href : null;
  const quiet = kind === 'scim' && tokens === 0;

  async function remove() {
    const reply = await removeObject(context.ask, 'sources', source, '');
    if (!reply.ok) return setFailed(reply.sentence);
    await reload();
  }

  return (
    <article class="group">
      <header class="lead-row">
        <div>
          <h2>
            {displayText(label)} <span class="tag quiet">{t.kinds[kind]}</span>
          </h2>
          <p class="state dim">
            <ToneMark tone={held > 0 || quiet ? 'warn' : lastUsedAt || kind === 'csv' ? 'ok' : 'off'} />
            {[t.people(people), kind === 'csv' ? '' : lastUsedAt ? t.used(clock(lastUsedAt)) : t.unused]
              .filter(Boolean)
              .join(' · ')}
            {quiet && ` · ${t.noToken}`}
          </p>
        </div>
        <div class="actions">
          {kind === 'csv' && (
            <a class="button" href={writeRoute({ tab: 'import' })}>
              {t.importNow}
            </a>
          )}
          <button type="button" class="link" aria-label={`${t.remove}: ${label}`} onClick={() => setAsked(true)}>
            {t.remove}
          </button>
        </div>
      </header>
      {held > 0 && (
        <p>
          <a class="link" href={writeRoute({ tab: 'movements' })}>
            {t.held(held)}
          </a>
        </p>
      )}
      {whole && (
        <p class="code">
          <span class="dim">{t.address}</span>
          <output class="mono plain">{whole}</output>
          <CopyLink text={whole} copy={context.deeds.copy} />
        </p>
      )}
      {asked && (
        <div class="note" role="alert">
          <p>{displayText(t.removeSure(label))}</p>
          {failed && <Banner tone="bad" text={failed} />}
          <div class="actions">
            <button type="button" class="button danger" onClick={remove}>
              {t.removeYes}
            </button>
            <button type="button" class="button" onClick={() => setAsked(false)}>
              {t.keep}
            </button>
          </div>
        </div>
      )}
    </article>
  );
}
