import { useState } from 'preact/hooks';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { namesOf } from '../own/names.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { Mark } from '../parts/mark.tsx';
import { WorkPart } from '../requests/work-part.tsx';
import { RoundsPart } from '../rounds/rounds-part.tsx';
import { deviceText, sidepanelText as t } from '../text.ts';
import { CoverPart } from './cover-part.tsx';
import { CoverReview } from './cover-review.tsx';
import { EventsPart } from './events-part.tsx';
import { PersonPart } from './person-part.tsx';
import { TabPart } from './tab-part.tsx';
import { TicketsPart } from './tickets-part.tsx';

export interface SidepanelDeeds {
  enrol(): void;
  /** brings a tab to the front */
  showTab?(tab: number): void;
}

interface Props {
  ask: Ask;
  /** the tab in front; null where the browser shows none of its tabs */
  tab: number | null;
  deeds: SidepanelDeeds;
}

const LOOK_AGAIN_MS = 3_000;
const EVENTS_SHOWN = 50;

/** What stays beside the consoles: the ticket at hand, the evidence, and who is signed in. */
export function Sidepanel({ ask, tab, deeds }: Props) {
  const device = useAnswer(ask, { type: 'own.status' }, LOOK_AGAIN_MS);
  if (device.failure && !device.value) {
    return (
      <main class="page panelpage">
        <Head />
        <Banner tone="bad" text={device.failure.sentence} />
        <button type="button" class="button" onClick={device.reload}>
          {deviceText.tryAgain}
        </button>
      </main>
    );
  }
  if (!device.value) {
    return (
      <main class="page panelpage">
        <Head />
        <p class="dim">{deviceText.loading}</p>
      </main>
    );
  }
  if (!device.value.enrolled) {
    return (
      <main class="page panelpage">
        <Head />
        <p class="said">{t.notEnrolled}</p>
        <button type="button" class="button primary" onClick={deeds.enrol}>
          {t.enrol}
        </button>
      </main>
    );
  }
  return <Enrolled ask={ask} tab={tab} deeds={deeds} device={device.value} onChanged={device.reload} />;
}

function Head() {
  return (
    <header>
      <Mark size={20} />
      <h1>{t.title}</h1>
    </header>
  );
}

function Enrolled({
  ask,
  tab,
  deeds,
  device,
  onChanged,
}: Props & { device: DeviceStatus; onChanged(): Promise<void> }) {
  const record = useAnswer(ask, { type: 'own.record' });
  const events = useAnswer(ask, { type: 'own.events', limit: EVENTS_SHOWN }, LOOK_AGAIN_MS);
  const status = useAnswer(ask, { type: 'own.tab', tab: tab ?? 0 }, LOOK_AGAIN_MS);
  const state = tab !== null && status.value && 'state' in status.value ? status.value.state : null;
  const [failed, setFailed] = useState<string | null>(null);
  const names = namesOf(record.value);

  async function run(message: OwnMessage) {
    const reply = await ask(message);
    setFailed(reply.ok ? null : reply.sentence);
    await Promise.all([onChanged(), events.reload(), record.reload(), status.reload()]);
  }

  return (
    <main class="page panelpage">
      <Head />
      {failed && (
        <div role="alert">
          <Banner tone="bad" text={failed} />
        </div>
      )}
      {tab !== null && <TabPart status={status} />}
      <WorkPart ask={ask} state={state} device={device} record={record.value} />
      {device.technician && <RoundsPart ask={ask} me={device.technician.id} show={deeds.showTab} />}
      <TicketsPart tab={tab} state={state} recent={device.recent} run={run} />
      <EventsPart device={device} events={events.value} names={names} onSend={() => run({ type: 'own.deliver' })} />
      <CoverPart ask={ask} clients={record.value?.clients ?? []} onTaken={() => void onChanged()} />
      {device.technician?.roles.includes('lead') && <CoverReview ask={ask} names={names} mine={device.technician.id} />}
      <PersonPart device={device} run={run} onEnrol={deeds.enrol} />
    </main>
  );
}
