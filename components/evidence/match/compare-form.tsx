import { useState } from 'preact/hooks';
import { MOST_LOG_BYTES } from '../../../lib/evidence/match-log/log-limits.ts';
import type { KeptMapping } from '../../../lib/wire/evidence-matches.schema.ts';
import { PickObject } from '../../options/object/pick-object.tsx';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { evidencePacksText as t } from '../../text.ts';
import type { MatchAnswer } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { lastQuarter, type Period } from '../period.ts';
import { PeriodFilter } from '../search/period-filter.tsx';
import { MappingForm, missingIn } from './mapping-form.tsx';
import { isUnread, MatchResult } from './match-result.tsx';

interface Log {
  name: string;
  text: string;
}

/** A log is chosen and compared at once, without anything being kept; who likes what they see keeps it. */
export function CompareForm({ context, onKept }: { context: EvidenceContext; onKept(): void }) {
  const [console, setConsole] = useState('');
  const [client, setClient] = useState('');
  const [period, setPeriod] = useState<Period>(lastQuarter(context.deeds.now()));
  const [apart, setApart] = useState('5');
  const [log, setLog] = useState<Log | null>(null);
  const [answer, setAnswer] = useState<MatchAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [kept, setKept] = useState(false);
  const ready = console !== '' && Boolean(period.from && period.to) && /^\d{1,3}$/.test(apart);

  async function compare(given: Log, dryRun: boolean, mapping?: KeptMapping) {
    setBusy(true);
    setFailed(null);
    const { from, to } = period;
    const about = { console, from, to, windowMinutes: Number(apart), file: given.name, text: given.text, dryRun };
    const body = { ...about, ...(client ? { client } : {}), ...(mapping ? { mapping } : {}) };
    const reply = await askRoute(context.ask, 'POST /v1/evidence/matches', { body });
    setBusy(false);
    if (!reply.ok) return setFailed(reply.sentence);
    setAnswer(reply.value);
    setKept(!dryRun);
    if (!dryRun) onKept();
  }
  async function take(file: File) {
    setAnswer(null);
    if (file.size > MOST_LOG_BYTES) return setFailed(t.fileLarge);
    const chosen = { name: file.name, text: await file.text() };
    setLog(chosen);
    await compare(chosen, true);
  }

  return (
    <>
      <section class="group" aria-busy={busy}>
        <div class="triple">
          <PickObject
            context={context}
            kind="consoles"
            label={t.console}
            value={console || undefined}
            empty={t.chooseConsole}
            onValue={setConsole}
          />
          <PickObject
            context={context}
            kind="clients"
            label={t.tenant}
            hint={t.tenantHint}
            value={client || undefined}
            empty={t.noTenant}
            onValue={setClient}
          />
          <TextField label={t.window} keys="numeric" value={apart} onValue={setApart} />
          <PeriodFilter anyTime={false} period={period} now={context.deeds.now()} onPeriod={setPeriod} />
        </div>
        <p class="actions">
          <FileButton
            label={t.file}
            primary
            accept=".csv,.json,.jsonl,.ndjson,.txt,.log"
            disabled={!ready || busy}
            onFile={take}
          />
          <span class="dim">{busy ? t.comparing : t.fileHint}</span>
        </p>
        <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      </section>
      {log && answer && (
        <>
          <MappingForm
            key={JSON.stringify(answer.summary.mapping)}
            answer={answer}
            busy={busy}
            zone={context.deeds.zone}
            onMapping={(mapping) => void compare(log, true, mapping)}
          />
          {!missingIn(answer.summary.mapping.columns) && (
            <>
              <MatchResult context={context} summary={answer.summary} match={answer.match} lines={answer.lines} />
              {!isUnread(answer.summary) && (
                <p class="actions" role="status">
                  {kept ? (
                    <span>{t.kept}</span>
                  ) : (
                    <>
                      <button
                        type="button"
                        class="button primary"
                        disabled={busy}
                        onClick={() => void compare(log, false, answer.summary.mapping)}
                      >
                        {t.keepIt}
                      </button>
                      <span class="dim">{t.notKept}</span>
                    </>
                  )}
                </p>
              )}
            </>
          )}
        </>
      )}
    </>
  );
}
