import { useState } from 'preact/hooks';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { sourcesText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { Lead } from '../lead.tsx';
import { TakeSetup } from './take-setup.tsx';

const t = sourcesText.setup;

/** The whole record as a file, out and in. */
export function SetupTab({ context }: { context: OptionsContext }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);

  async function save() {
    setBusy(true);
    const reply = await askRoute(context.ask, 'GET /v1/configuration');
    setBusy(false);
    if (!reply.ok) return setSaid({ tone: 'bad', text: reply.sentence });
    const name = `unswivel-setup-${new Date().toISOString().slice(0, 10)}.json`;
    context.deeds.save(name, [`${JSON.stringify(reply.value, null, 1)}\n`]);
    setSaid({ tone: 'ok', text: t.exported });
  }

  return (
    <>
      <Lead title={t.title} text={t.lead} />
      <section class="group" aria-label={t.export}>
        <h2>{t.export}</h2>
        <p class="dim">{t.exportHint}</p>
        <div role="status">{said && <Banner tone={said.tone} text={said.text} />}</div>
        <button type="button" class="button start" disabled={busy} onClick={save}>
          {busy ? t.exporting : t.export}
        </button>
      </section>
      <TakeSetup context={context} />
    </>
  );
}
