import { useState } from 'preact/hooks';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import { Banner } from '../parts/banner.tsx';
import { signInText as t } from '../text.ts';
import type { Ask } from './ask.ts';

interface Props {
  ask: Ask;
  device: DeviceStatus;
  onDone(): void;
}

/** The session is over: why, and the one button. Nothing at all while it runs. */
export function SignInAgain({ ask, device, onDone }: Props) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const why = device.session?.signedOut;
  if (why === undefined) return null;

  async function again() {
    setBusy(true);
    setFailed(null);
    const reply = await ask({
      type: 'own.signIn',
      collector: device.collector ?? '',
      device: device.device ?? '',
      again: true,
    });
    setBusy(false);
    if (!reply.ok) setFailed(reply.code === 'worker.unreached' ? t.interrupted : reply.sentence);
    onDone();
  }

  return (
    <section class="stack card" aria-label={t.over} aria-busy={busy}>
      <Banner tone="warn" text={why} />
      {busy && <p class="dim">{t.busyHint}</p>}
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <button type="button" class="button primary start" disabled={busy} onClick={again}>
        {busy ? t.busy : t.again}
      </button>
    </section>
  );
}
