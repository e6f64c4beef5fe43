import { displayText } from '../../lib/evidence/display-text.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import { sidepanelText as t } from '../text.ts';

interface Props {
  device: DeviceStatus;
  run(message: OwnMessage): Promise<void>;
  onEnrol(): void;
}

/** Who acts in this browser, and how somebody else takes over. */
export function PersonPart({ device, run, onEnrol }: Props) {
  return (
    <section>
      <h2>{t.person}</h2>
      <p>{displayText(device.technician?.name ?? '')}</p>
      <p class="dim">{displayText(`${device.device ?? ''} · ${device.collector ?? ''}`)}</p>
      <div class="stack">
        {device.others.map((other) => (
          <button
            type="button"
            class="button"
            key={other.id}
            onClick={() => run({ type: 'own.switch', technician: other.id })}
          >
            {t.switchTo(displayText(other.name))}
          </button>
        ))}
        <button type="button" class="link start" onClick={onEnrol}>
          {t.enrolAnother}
        </button>
        <p class="dim">{t.switchHint}</p>
      </div>
    </section>
  );
}
