import { displayText } from '../../lib/evidence/display-text.ts';
import type { TabStatus } from '../../lib/wire/own.ts';
import type { Answered } from '../own/use-answer.ts';
import { ToneMark } from '../parts/tone.tsx';
import { describeTab } from '../popup/describe-tab.ts';
import { WorkRows } from '../popup/work-rows.tsx';
import { sidepanelText as t } from '../text.ts';

/** What Unswivel does in the tab in front, in the popup's words. */
export function TabPart({ status }: { status: Answered<TabStatus> }) {
  if (!status.value) return status.failure ? <p class="dim">{displayText(status.failure.sentence)}</p> : null;
  const { tone, title, text } = describeTab(status.value, null);
  const state = 'state' in status.value ? status.value.state : null;
  return (
    <section class="card">
      <h2 class="vh">{t.here}</h2>
      <h3 class="state">
        <ToneMark tone={tone} />
        <span>{displayText(title)}</span>
      </h3>
      {status.value.is === 'not-a-console' ? (
        <p class="dim">{t.nothingHere}</p>
      ) : (
        text && <p class="dim">{displayText(text)}</p>
      )}
      {state && <WorkRows state={state} />}
    </section>
  );
}
