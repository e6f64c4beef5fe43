import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Setup } from '../../../lib/wire/admin.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { accessText, adminText, sourcesText } from '../../text.ts';
import { reason, type SetupAnswer } from '../asked/collector.ts';
import type { OptionsContext } from '../context.ts';
import { WhyInput } from '../why-input.tsx';
import { SetupCounts } from './setup-counts.tsx';

const t = sourcesText.setup;
const SHOWN = 50;

/** Brings a saved set-up in: what would happen first, then all of it or nothing. */
export function TakeSetup({ context }: { context: OptionsContext }) {
  const [setup, setSetup] = useState<Setup | null>(null);
  const [answer, setAnswer] = useState<SetupAnswer | null>(null);
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function choose(file: File) {
    setAnswer(null);
    setFailed(null);
    const read = readSetup(await file.text());
    setSetup(read);
    if (!read) return setFailed(t.notSetup);
    await ask(read, true);
  }

  async function ask(from: Setup, dryRun: boolean) {
    setBusy(true);
    const body = { setup: from, dryRun, ...(dryRun ? {} : reason(why)) };
    const reply = await askRoute(context.ask, 'POST /v1/configuration', { body });
    setBusy(false);
    setFailed(reply.ok ? null : reply.sentence);
    if (!reply.ok) return;
    setAnswer(reply.value);
    if (reply.value.applied) {
      setSetup(null);
      await context.reload();
    }
  }

  const counts = Object.values(answer?.counts ?? {});
  const changes = counts.reduce((sum, one) => sum + (one ? one.added + one.changed : 0), 0);
  const refused = answer?.refused ?? [];
  return (
    <section class="group" aria-label={t.import} aria-busy={busy}>
      <h2>{t.import}</h2>
      <p class="dim">{t.importHint}</p>
      <FileButton label={t.choose} accept=".json,application/json" onFile={choose} />
      <div role="status" class="stack">
        {failed && <Banner tone="bad" text={failed} />}
        {busy && <p class="dim">{t.reading}</p>}
        {answer?.applied && <Banner tone="ok" text={t.done} />}
      </div>
      {answer && <SetupCounts counts={answer.counts} />}
      {refused.length > 0 && (
        <div class="note bad">
          <p>{t.refusedLead}</p>
          <ul class="changes scrolled">
            {refused.slice(0, SHOWN).map(({ kind, id, sentence }) => (
              <li key={`${kind}/${id}`}>
                <b>{displayText(`${accessText.proposals.kinds[kind]} ${id}`)}</b>: {displayText(sentence)}
              </li>
            ))}
            {refused.length > SHOWN && <li class="dim">{adminText.bulk.rest(refused.length - SHOWN)}</li>}
          </ul>
        </div>
      )}
      {setup && answer && !answer.applied && refused.length === 0 && (
        <form
          class="actions"
          onSubmit={(event) => {
            event.preventDefault();
            void ask(setup, false);
          }}
        >
          {changes === 0 ? (
            <p class="said">{t.nothing}</p>
          ) : (
            <>
              <button type="submit" class="button primary" disabled={busy}>
                {t.apply(changes)}
              </button>
              <WhyInput value={why} onValue={setWhy} placeholder={t.why} />
            </>
          )}
        </form>
      )}
    </section>
  );
}

/** Null for what is no set-up file; the collector looks into it. */
function readSetup(text: string): Setup | null {
  try {
    const read = JSON.parse(text) as Partial<Setup> | null;
    return read?.format === 'unswivel-setup' ? (read as Setup) : null;
  } catch {
    return null;
  }
}
