import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { DeviceStatus, LoggedEvent } from '../../lib/wire/own.ts';
import { clock } from '../own/moment.ts';
import { Banner } from '../parts/banner.tsx';
import { type Tone, ToneMark } from '../parts/tone.tsx';
import type { Names } from '../text/events.ts';
import { deviceText, eventSentence, sidepanelText as t } from '../text.ts';

interface Props {
  device: DeviceStatus;
  events: LoggedEvent[] | null;
  names: Names;
  onSend(): Promise<void>;
}

const TONES: Record<LoggedEvent['state'], Tone> = { waiting: 'off', delivered: 'ok', refused: 'bad' };

/** The last events of this device as lines, and whether they have arrived. */
export function EventsPart({ device, events, names, onSend }: Props) {
  const { waiting, sent, problem } = device.evidence;
  return (
    <section>
      <h2>{t.events}</h2>
      {problem && <Banner tone="bad" text={problem} />}
      {device.offline && <Banner tone="warn" text={offlineSentence(device)} />}
      <Delivery waiting={waiting} sent={sent} onSend={onSend} />
      {!events && <p class="dim">{deviceText.loading}</p>}
      {events?.length === 0 && <p class="dim">{t.noEvents}</p>}
      <ol class="events">
        {events?.map(({ seq, state, body }) => (
          <li key={seq}>
            <ToneMark tone={TONES[state]} />
            <span>
              {displayText(eventSentence(body, names))}
              <small>
                <span class="num">{clock(body.at)}</span>, number <span class="num">{seq}</span>, {t.states[state]}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function offlineSentence({ offline, leaseUntil }: DeviceStatus): string {
  if (!offline) return '';
  const away = t.offline(clock(offline.since), offline.why);
  return leaseUntil ? `${away} ${t.lease(clock(leaseUntil))}` : away;
}

function Delivery({ waiting, sent, onSend }: { waiting: number; sent: number; onSend(): Promise<void> }) {
  const [sending, setSending] = useState(false);
  async function send() {
    setSending(true);
    await onSend();
    setSending(false);
  }
  if (waiting === 0) return sent > 0 ? <p class="dim">{t.allSent(sent)}</p> : null;
  return (
    <p class="spread">
      <span>{t.waiting(waiting)}</span>
      <button type="button" class="link" disabled={sending} onClick={send}>
        {sending ? t.sending : t.sendNow}
      </button>
    </p>
  );
}
