import { useState } from 'preact/hooks';
import { Banner } from '../parts/banner.tsx';
import { TextField } from '../parts/field.tsx';
import { optionsText } from '../text.ts';
import type { Ask } from './ask.ts';

const t = optionsText.enrol;

interface Props {
  ask: Ask;
  /** what is known already, for instance from the link an administrator sent */
  collector: string;
  code: string;
  device: string;
  onEnrolled(name: string): void;
}

/** Collector, code, name of this browser. What was typed stays when the collector refuses it. */
export function EnrolForm({ ask, onEnrolled, ...given }: Props) {
  const [collector, setCollector] = useState(given.collector);
  const [code, setCode] = useState(given.code);
  const [device, setDevice] = useState(given.device);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const wrong = {
    collector: !/^https?:\/\//i.test(collector.trim()) || !URL.canParse(collector.trim()),
    code: code.trim().length < 4,
    device: !device.trim(),
  };

  async function enrol(event: Event) {
    event.preventDefault();
    setTried(true);
    setFailed(null);
    if (wrong.collector || wrong.code || wrong.device) return;
    setBusy(true);
    const reply = await ask({
      type: 'own.enrol',
      collector: collector.trim(),
      code: code.trim(),
      device: device.trim().slice(0, 64),
    });
    setBusy(false);
    if (!reply.ok) return setFailed(reply.sentence);
    onEnrolled(reply.value.name);
  }

  return (
    <form class="stack" onSubmit={enrol} novalidate aria-busy={busy}>
      <TextField
        label={t.collector}
        hint={t.collectorHint}
        keys="url"
        value={collector}
        onValue={setCollector}
        error={tried && wrong.collector ? t.collectorWrong : undefined}
      />
      <div class="pair">
        <TextField
          label={t.code}
          hint={t.codeHint}
          mono
          autocomplete="one-time-code"
          value={code}
          onValue={setCode}
          error={tried && wrong.code ? t.codeWrong : undefined}
        />
        <TextField
          label={t.device}
          hint={t.deviceHint}
          value={device}
          onValue={setDevice}
          error={tried && wrong.device ? t.deviceWrong : undefined}
        />
      </div>
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <button type="submit" class="button primary start" disabled={busy}>
        {busy ? t.busy : t.submit}
      </button>
    </form>
  );
}
