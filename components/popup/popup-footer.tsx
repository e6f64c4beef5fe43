import { displayText } from '../../lib/evidence/display-text.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import { clock } from '../own/moment.ts';
import { pagesFor } from '../own/pages.ts';
import { ToneMark } from '../parts/tone.tsx';
import { deviceText, popupText as t } from '../text.ts';
import type { PopupDeeds } from './deeds.ts';

interface Props {
  device: DeviceStatus;
  deeds: PopupDeeds;
  onPause(): void;
}

/** Who is signed in, whether evidence arrives, and the way to the other pages. */
export function PopupFooter({ device, deeds, onPause }: Props) {
  const { evidence, offline, technician, mine = 0 } = device;
  return (
    <footer>
      <p class="dim spread">
        <span class="cut">{displayText(technician?.name ?? '')}</span>
        <span class="num">{deviceText.events(evidence.waiting, evidence.sent)}</span>
      </p>
      {mine > 0 && (
        <button type="button" class="link start" onClick={() => deeds.page('drift', '#findings?assigned=me')}>
          {t.mine(mine)}
        </button>
      )}
      <p class="dim state">
        <ToneMark tone={evidence.problem ? 'bad' : offline ? 'warn' : 'ok'} />
        <span>
          {evidence.problem ? displayText(evidence.problem) : offline ? t.offline(clock(offline.since)) : t.reached}
        </span>
      </p>
      <nav>
        <button type="button" class="link" onClick={deeds.sidePanel}>
          {t.panel}
        </button>
        {pagesFor(device).map((page) => (
          <button type="button" class="link" key={page} onClick={() => deeds.page(page)}>
            {t[page]}
          </button>
        ))}
        <button type="button" class="link" onClick={deeds.options}>
          {t.options}
        </button>
        {!device.paused && (
          <button type="button" class="link" onClick={onPause}>
            {t.pause}
          </button>
        )}
      </nav>
    </footer>
  );
}
