import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { EnrolForm } from '../own/enrol-form.tsx';
import { clock } from '../own/moment.ts';
import { SignInAgain } from '../own/sign-in-again.tsx';
import { Banner } from '../parts/banner.tsx';
import { deviceText, optionsText, signInText } from '../text.ts';
import { Lead } from './lead.tsx';
import { SignOutEverywhere } from './sign-in/everywhere.tsx';

const t = optionsText.enrolment;

interface Props {
  ask: Ask;
  device: DeviceStatus;
  deviceName: string;
  reload(): Promise<unknown>;
}

/** Who acts in this browser: enrol, switch, sign out. */
export function EnrolmentTab({ ask, device, deviceName, reload }: Props) {
  const [failed, setFailed] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [another, setAnother] = useState(false);

  async function run(message: OwnMessage) {
    const reply = await ask(message);
    setFailed(reply.ok ? null : reply.sentence);
    setAsked(false);
    await reload();
  }

  const form = (
    <EnrolForm
      ask={ask}
      collector={device.collector ?? ''}
      code=""
      device={device.device ?? deviceName}
      onEnrolled={() => {
        setAnother(false);
        void reload();
      }}
    />
  );

  return (
    <>
      <Lead title={t.title} text={t.lead} />
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      {!device.enrolled && <div class="card">{form}</div>}
      {device.enrolled && (
        <>
          <SignInAgain ask={ask} device={device} onDone={() => void reload()} />
          <Standing device={device} />
          <div class="actions">
            <button type="button" class="button" onClick={() => run({ type: 'own.sync' })}>
              {t.sync}
            </button>
            <button type="button" class="button" aria-expanded={another} onClick={() => setAnother(!another)}>
              {t.another}
            </button>
            <button type="button" class="button danger" onClick={() => setAsked(true)}>
              {t.signOut}
            </button>
          </div>
          {asked && (
            <div class="note" role="alert">
              <p>{t.signOutSure(device.evidence.waiting)}</p>
              <div class="actions">
                <button type="button" class="button danger" onClick={() => run({ type: 'own.signOut' })}>
                  {t.signOutYes}
                </button>
                <button type="button" class="button" onClick={() => setAsked(false)}>
                  {t.signOutNo}
                </button>
              </div>
            </div>
          )}
          {another && <div class="card">{form}</div>}
          {device.technician && <SignOutEverywhere ask={ask} technician={device.technician.id} reload={reload} />}
        </>
      )}
      {device.others.length > 0 && (
        <section class="stack">
          <h2>{t.others}</h2>
          <ul class="records">
            {device.others.map((other) => (
              <li key={other.id}>
                <span class="two">{displayText(other.name)}</span>
                <button type="button" class="link" onClick={() => run({ type: 'own.switch', technician: other.id })}>
                  {t.switchTo}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Standing({ device }: { device: DeviceStatus }) {
  const { technician, offline, evidence, session } = device;
  return (
    <dl class="rows card">
      <dt>{t.technician}</dt>
      <dd>
        {displayText(technician?.name ?? '')} <span class="dim">{technician?.roles.join(', ')}</span>
      </dd>
      <dt>{t.device}</dt>
      <dd>{displayText(device.device ?? '')}</dd>
      <dt>{t.collector}</dt>
      <dd>{displayText(device.collector ?? '')}</dd>
      {session && !session.signedOut && (
        <>
          <dt>{signInText.session}</dt>
          <dd>{signInText.until(clock(session.until))}</dd>
        </>
      )}
      <dt>{t.state}</dt>
      <dd>{offline ? displayText(t.offline(clock(offline.since), offline.why)) : t.reached}</dd>
      <dt>{t.evidence}</dt>
      <dd>{deviceText.events(evidence.waiting, evidence.sent)}</dd>
    </dl>
  );
}
