import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { Banner } from '../parts/banner.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { welcomeText as t } from '../text.ts';
import type { WelcomeDeeds } from './welcome.tsx';

interface Props {
  ask: Ask;
  deeds: WelcomeDeeds;
  device: DeviceStatus;
  reload(): Promise<void>;
}

/** All consoles in one prompt of the browser. */
export function GrantStep({ ask, deeds, device, reload }: Props) {
  const [refused, setRefused] = useState(false);
  const { consoles, technician } = device;
  const missing = consoles.filter((console) => !console.granted);

  async function grant() {
    const origins = [...new Set(missing.flatMap((console) => console.origins))];
    const allowed = await deeds.request(origins);
    setRefused(!allowed);
    await ask({ type: allowed ? 'own.granted' : 'own.declined', origins });
    await reload();
  }

  if (consoles.length === 0) {
    if (!technician?.roles.includes('administrator')) return <p class="said">{t.grantNone}</p>;
    return (
      <button type="button" class="button primary start" onClick={deeds.addConsole}>
        {t.grantAdd}
      </button>
    );
  }
  if (missing.length === 0) return <p class="said">{t.granted(consoles.length)}</p>;
  return (
    <>
      <p class="said">
        {t.grantText}{' '}
        {missing.length < consoles.length && t.grantedSome(consoles.length - missing.length, consoles.length)}
      </p>
      <ul class="points">
        {consoles.map((console) => (
          <li key={console.id}>
            <ToneMark tone={console.granted ? 'ok' : 'off'} />
            <span>
              {displayText(console.label)} <small>{displayText(console.origins.join(', '))}</small>
            </span>
          </li>
        ))}
      </ul>
      <div role="status">{refused && <Banner tone="warn" text={t.grantRefused} />}</div>
      <button type="button" class="button primary start" onClick={grant}>
        {t.grantButton(missing.length)}
      </button>
    </>
  );
}
