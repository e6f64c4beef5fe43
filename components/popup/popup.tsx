import { useState } from 'preact/hooks';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { Ask } from '../own/ask.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { Mark } from '../parts/mark.tsx';
import { popupText as t } from '../text.ts';
import type { PopupDeeds } from './deeds.ts';
import { PopupFooter } from './popup-footer.tsx';
import { TabView } from './tab-view.tsx';
import { WaitingView } from './waiting-view.tsx';

interface Props {
  ask: Ask;
  /** the tab the popup was opened over */
  tab: number;
  deeds: PopupDeeds;
}

/** What Unswivel does on this page, or why not, and the one thing to do about it. */
export function Popup({ ask, tab, deeds }: Props) {
  const status = useAnswer(ask, { type: 'own.tab', tab });
  const device = useAnswer(ask, { type: 'own.status' });
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function run(message: OwnMessage, close: boolean) {
    setBusy(true);
    const reply = await ask(message);
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok && close) return deeds.close();
    await Promise.all([status.reload(), device.reload()]);
    setBusy(false);
  }

  async function grant(origins: string[]) {
    const allowed = await deeds.request(origins);
    if (!allowed) {
      setFailed(t['not-granted'].refused);
      await ask({ type: 'own.declined', origins });
      return;
    }
    await run({ type: 'own.granted', origins }, false);
  }

  const problem = failed ?? status.failure?.sentence ?? null;
  return (
    <main class="page popup" aria-busy={busy}>
      <header>
        <Mark size={20} />
        <h1>{t.title}</h1>
      </header>
      <div class="tab" role="status">
        {status.value && (
          <TabView
            status={status.value}
            device={device.value}
            tab={tab}
            busy={busy}
            deeds={deeds}
            grant={grant}
            run={run}
          />
        )}
        {!status.value && !problem && <p class="dim">{t.loading}</p>}
        {problem && <Banner tone="bad" text={problem} />}
        {!status.value && problem && (
          <button type="button" class="button" onClick={() => status.reload()}>
            {t.tryAgain}
          </button>
        )}
      </div>
      {device.value?.technician && <WaitingView ask={ask} me={device.value.technician.id} />}
      {device.value?.enrolled && (
        <PopupFooter
          device={device.value}
          deeds={deeds}
          onPause={() => run({ type: 'own.pause', paused: true }, false)}
        />
      )}
    </main>
  );
}
