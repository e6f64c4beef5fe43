import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { EnrolForm } from '../own/enrol-form.tsx';
import { SignInAgain } from '../own/sign-in-again.tsx';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { Mark } from '../parts/mark.tsx';
import { deviceText, welcomeText as t } from '../text.ts';
import { GrantStep } from './grant-step.tsx';
import { OpenStep } from './open-step.tsx';
import { Step } from './step.tsx';

export interface WelcomeDeeds {
  /** straight from the click; true when allowed */
  request(origins: string[]): Promise<boolean>;
  changeShortcuts(): void;
  addConsole(): void;
  deviceName: string;
}

interface Props {
  ask: Ask;
  deeds: WelcomeDeeds;
  /** from the link an administrator or `npm start` gives: `#collector=…&code=…` */
  given: { collector: string; code: string };
}

const LOOK_AGAIN_MS = 1_500;

/** From install to the first fill: four steps that tick themselves off. */
export function Welcome({ ask, deeds, given }: Props) {
  const device = useAnswer(ask, { type: 'own.status' }, LOOK_AGAIN_MS);
  if (!device.value) {
    return (
      <main class="page welcome">
        <h1>{t.title}</h1>
        {device.failure ? (
          <Banner tone="bad" text={device.failure.sentence} />
        ) : (
          <p class="dim">{deviceText.loading}</p>
        )}
      </main>
    );
  }
  return <Steps ask={ask} deeds={deeds} given={given} device={device.value} reload={device.reload} />;
}

function Steps({ ask, deeds, given, device, reload }: Props & { device: DeviceStatus; reload(): Promise<void> }) {
  const [another, setAnother] = useState(device.enrolled && given.code !== '');
  const enrolled = device.enrolled && !another;
  const allowed = enrolled && device.consoles.length > 0 && device.consoles.every((console) => console.granted);
  const opened = allowed && device.recent.length > 0;

  return (
    <main class="page welcome">
      <header>
        <Mark size={40} />
        <h1>{t.title}</h1>
        <p class="said">{t.lead}</p>
      </header>
      <Step ordinal={1} title={t.enrol} is={enrolled && !device.session?.signedOut ? 'done' : 'now'}>
        {enrolled ? (
          <>
            <p class="said">{displayText(t.enrolled(device.technician?.name ?? '', device.collector ?? ''))}</p>
            <SignInAgain ask={ask} device={device} onDone={() => void reload()} />
          </>
        ) : (
          <>
            <p class="said">{t.enrolText}</p>
            <EnrolForm
              ask={ask}
              collector={given.collector || (device.collector ?? '')}
              code={given.code}
              device={device.device ?? deeds.deviceName}
              onEnrolled={() => {
                setAnother(false);
                void reload();
              }}
            />
          </>
        )}
      </Step>
      <Step ordinal={2} title={t.grant} is={allowed ? 'done' : enrolled ? 'now' : 'later'}>
        {enrolled && <GrantStep ask={ask} deeds={deeds} device={device} reload={reload} />}
      </Step>
      <Step ordinal={3} title={t.open} is={opened ? 'done' : allowed ? 'now' : 'later'}>
        {allowed && <OpenStep consoles={device.consoles} opened={opened} />}
      </Step>
      <Step ordinal={4} title={t.pin} is={opened ? 'now' : 'later'}>
        <p class="said">{t.pinText}</p>
        <p class="said">
          {device.shortcut ? (
            <>
              <kbd>{device.shortcut}</kbd> {t.keyText}
            </>
          ) : (
            t.noKey
          )}{' '}
          <button type="button" class="link" onClick={deeds.changeShortcuts}>
            {t.changeKey}
          </button>
        </p>
      </Step>
      <div role="status">{opened && <Banner tone="ok" text={t.finished} />}</div>
    </main>
  );
}
