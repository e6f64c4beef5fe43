import { useState } from 'preact/hooks';
import { clock } from '../own/moment.ts';
import { Banner } from '../parts/banner.tsx';
import { optionsText } from '../text.ts';
import type { OptionsContext } from './context.ts';

const t = optionsText.technicians;

/** Makes a one-time enrolment code and shows it once. */
export function GiveCode({ context, technician }: { context: OptionsContext; technician: string }) {
  const [made, setMade] = useState<{ code: string; expires: string } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);

  async function make() {
    const reply = await context.ask({ type: 'own.code', technician });
    setCopied(false);
    setFailed(reply.ok ? null : reply.sentence);
    setMade(reply.ok ? reply.value : null);
  }

  return (
    <section class="group" aria-label={t.code}>
      <h2>{t.code}</h2>
      <p class="dim">{t.codeHint}</p>
      <div role="status" class="stack">
        {failed && <Banner tone="bad" text={failed} />}
        {made && (
          <p class="code">
            <output class="mono">{made.code}</output>
            <button
              type="button"
              class="link"
              onClick={() => context.deeds.copy(made.code).then(() => setCopied(true))}
            >
              {copied ? t.copied : t.copy}
            </button>
            <span class="dim">{t.codeOnce(clock(made.expires))}</span>
          </p>
        )}
      </div>
      <button type="button" class="button start" onClick={make}>
        {t.giveCode}
      </button>
    </section>
  );
}
