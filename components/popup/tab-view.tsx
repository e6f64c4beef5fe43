import { displayText } from '../../lib/evidence/display-text.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus, TabStatus } from '../../lib/wire/own.ts';
import { ToneMark } from '../parts/tone.tsx';
import { popupText as t } from '../text.ts';
import type { PopupDeeds } from './deeds.ts';
import { describeTab, type Step } from './describe-tab.ts';
import { WorkRows } from './work-rows.tsx';

interface Props {
  status: TabStatus;
  device: DeviceStatus | null;
  tab: number;
  busy: boolean;
  deeds: PopupDeeds;
  grant(origins: string[]): Promise<void>;
  run(message: OwnMessage, close: boolean): Promise<void>;
}

export function TabView({ status, device, tab, busy, deeds, grant, run }: Props) {
  const view = describeTab(status, device);
  const state = 'state' in status ? status.state : null;

  function take(step: Step) {
    switch (step.do) {
      case 'enrol':
        return deeds.enrol();
      case 'add':
        return deeds.addConsole(step.origin);
      case 'consoles':
        return deeds.consoles();
      case 'grant':
        return grant(step.origins);
      case 'resume':
        return run({ type: 'own.pause', paused: false }, false);
      case 'sync':
        return run({ type: 'own.sync' }, false);
      case 'open':
        return run({ type: 'own.open', tab }, true);
      case 'fill':
        return run({ type: 'own.fill', tab }, true);
    }
  }

  return (
    <>
      <h2>
        <ToneMark tone={view.tone} />
        <span>{displayText(view.title)}</span>
      </h2>
      {view.text && <p class="said">{displayText(view.text)}</p>}
      {state && <WorkRows state={state} />}
      <button type="button" class="button primary" disabled={busy} onClick={() => take(view.step)}>
        <span class="cut">{displayText(view.button)}</span>
        {view.step.do === 'fill' && device?.shortcut && <kbd>{device.shortcut}</kbd>}
      </button>
      {state && (
        <button type="button" class="link start" disabled={busy} onClick={() => run({ type: 'own.teach', tab }, true)}>
          {t.teach}
        </button>
      )}
    </>
  );
}
