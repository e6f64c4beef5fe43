import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { LogStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { deviceText, logText as t } from '../text.ts';
import type { OptionsDeeds } from './context.ts';
import { Lead } from './lead.tsx';
import { LogCompare } from './log-compare.tsx';
import { LogEpochs, LogForks } from './log-history.tsx';
import { LogStanding } from './log-standing.tsx';
import { LogStorage } from './log-storage.tsx';
import { writeRoute } from './route.ts';
import { SaveWaiting } from './save-waiting.tsx';

const LOOK_AGAIN_MS = 3_000;

interface Props {
  ask: Ask;
  deeds: OptionsDeeds;
}

/** The evidence log as this browser knows it, what contradicts it, and the ways out when evidence cannot be stored. */
export function LogTab({ ask, deeds }: Props) {
  const status = useAnswer(ask, { type: 'own.log' }, LOOK_AGAIN_MS);
  return (
    <>
      <Lead title={t.title} text={t.lead} />
      {status.failure && (
        <div class="stack" role="alert">
          <Banner tone="bad" text={status.failure.sentence} />
          <button type="button" class="button start" onClick={status.reload}>
            {deviceText.tryAgain}
          </button>
        </div>
      )}
      {!status.value && !status.failure && <p class="dim">{deviceText.loading}</p>}
      {status.value && <Known ask={ask} deeds={deeds} status={status.value} reload={status.reload} />}
    </>
  );
}

function Known({ ask, deeds, status, reload }: Props & { status: LogStatus; reload(): Promise<void> }) {
  const { storage, log } = status;
  const trouble = !storage.ok || Boolean(storage.full);
  return (
    <>
      {trouble && <LogStorage ask={ask} deeds={deeds} status={status} reload={reload} />}
      {storage.ok && status.problem && <Banner tone="bad" text={status.problem} />}
      {storage.ok && !log && (
        <div class="stack">
          <p>{t.none}</p>
          <a class="button primary start" href={writeRoute({ tab: 'enrolment' })}>
            {t.toEnrolment}
          </a>
          {status.left > 0 && <p class="dim">{t.left(status.left)}</p>}
        </div>
      )}
      {log && <Enrolled ask={ask} deeds={deeds} status={status} log={log} reload={reload} trouble={trouble} />}
      {storage.ok && storage.aside.length > 0 && <p class="dim">{displayText(t.aside(storage.aside.join(', ')))}</p>}
    </>
  );
}

type Enrolled = Props & {
  status: LogStatus;
  log: NonNullable<LogStatus['log']>;
  reload(): Promise<void>;
  trouble: boolean;
};

function Enrolled({ ask, deeds, status, log, reload, trouble }: Enrolled) {
  const [said, setSaid] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  async function check() {
    setBusy(true);
    const reply = await ask({ type: 'own.logCheck' });
    setSaid(reply.ok ? { tone: 'ok', text: t.checked } : { tone: 'bad', text: reply.sentence });
    await reload();
    setBusy(false);
  }

  async function copy() {
    if (log.checkpoint) await deeds.copy(log.checkpoint);
    setSaid({ tone: 'ok', text: t.copied });
  }

  return (
    <>
      <LogStanding status={status} log={log} />
      <div class="actions">
        <button type="button" class="button" disabled={busy} onClick={check}>
          {busy ? t.checking : t.check}
        </button>
        <button type="button" class="button" disabled={!log.checkpoint} onClick={copy}>
          {t.copy}
        </button>
        {!trouble && <SaveWaiting ask={ask} deeds={deeds} />}
      </div>
      <div role="status">{said && <Banner tone={said.tone} text={said.text} />}</div>
      <LogForks ask={ask} deeds={deeds} forks={status.forks} />
      <LogEpochs epochs={status.epochs} />
      <LogCompare ask={ask} onCompared={reload} />
    </>
  );
}
