import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { TextField } from '../parts/field.tsx';
import { optionsText, signInText } from '../text.ts';
import type { Ask } from './ask.ts';
import { isAddress, useOffer } from './use-offer.ts';

const t = optionsText.enrol;

interface Props {
  ask: Ask;
  /** what is known already, for instance from the link an administrator sent */
  collector: string;
  code: string;
  device: string;
  onEnrolled(name: string): void;
}

type Way = 'code' | 'provider';

/** Collector, name of this browser, and then the provider's button where the collector has one, or a code. What was typed stays when the collector refuses it. */
export function EnrolForm({ ask, onEnrolled, ...given }: Props) {
  const [collector, setCollector] = useState(given.collector);
  const [code, setCode] = useState(given.code);
  const [device, setDevice] = useState(given.device);
  const [tried, setTried] = useState<Way | null>(null);
  const [busy, setBusy] = useState<Way | null>(null);
  const [failed, setFailed] = useState<{ tone: 'bad' | 'warn'; text: string } | null>(null);
  const [offer, look] = useOffer(ask, given.collector);
  const known = offer?.collector === collector.trim() && typeof offer.is === 'object' ? offer.is : null;
  const provider = known?.enabled ? known.label : null;
  const wrong = { collector: !isAddress(collector), code: code.trim().length < 4, device: !device.trim() };

  async function go(way: Way) {
    setTried(way);
    setFailed(null);
    if (wrong.collector || wrong.device || (way === 'code' && wrong.code)) return;
    setBusy(way);
    const said = { collector: collector.trim(), device: device.trim().slice(0, 64) };
    const message: Extract<OwnMessage, { type: 'own.enrol' | 'own.signIn' }> =
      way === 'code' ? { type: 'own.enrol', ...said, code: code.trim() } : { type: 'own.signIn', ...said };
    const reply = await ask(message);
    setBusy(null);
    if (reply.ok) return onEnrolled(reply.value.name);
    const interrupted = way === 'provider' && reply.code === 'worker.unreached';
    const tone = interrupted || reply.code === 'signIn.cancelled' ? 'warn' : 'bad';
    setFailed({ tone, text: interrupted ? signInText.interrupted : reply.sentence });
  }

  function submit(event: Event) {
    event.preventDefault();
    void go(provider !== null && code.trim() === '' ? 'provider' : 'code');
  }

  return (
    <form class="stack" onSubmit={submit} novalidate aria-busy={busy !== null}>
      <div onFocusOut={() => look(collector)}>
        <TextField
          label={t.collector}
          hint={t.collectorHint}
          keys="url"
          value={collector}
          onValue={setCollector}
          error={tried && wrong.collector ? t.collectorWrong : undefined}
        />
      </div>
      <TextField
        label={t.device}
        hint={t.deviceHint}
        value={device}
        onValue={setDevice}
        error={tried && wrong.device ? t.deviceWrong : undefined}
      />
      <p class="dim" role="status">
        {offer?.is === 'asking' ? signInText.looking : busy === 'provider' ? signInText.busyHint : ''}
      </p>
      {provider !== null && (
        <>
          <button type="button" class="button primary start" disabled={busy !== null} onClick={() => go('provider')}>
            {busy === 'provider' ? signInText.busy : displayText(signInText.button(provider))}
          </button>
          <h3>{signInText.orCode}</h3>
        </>
      )}
      <TextField
        label={t.code}
        hint={t.codeHint}
        mono
        autocomplete="one-time-code"
        value={code}
        onValue={setCode}
        error={tried === 'code' && wrong.code ? t.codeWrong : undefined}
      />
      <div role="alert">{failed && <Banner tone={failed.tone} text={failed.text} />}</div>
      <button
        type="submit"
        class={provider === null ? 'button primary start' : 'button start'}
        disabled={busy !== null}
      >
        {busy === 'code' ? t.busy : t.submit}
      </button>
    </form>
  );
}
