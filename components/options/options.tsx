import { useCallback } from 'preact/hooks';
import type { RecordAnswer } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { Mark } from '../parts/mark.tsx';
import { deviceText, optionsText as t } from '../text.ts';
import { AboutTab } from './about-tab.tsx';
import { ClientsTab } from './clients-tab.tsx';
import { ConsolesTab } from './consoles-tab.tsx';
import type { OptionsContext, OptionsDeeds } from './context.ts';
import type { Drafts } from './drafts.ts';
import { EnrolmentTab } from './enrolment-tab.tsx';
import { LogTab } from './log-tab.tsx';
import { type Route, TABS, type Tab, writeRoute } from './route.ts';
import { ShortcutsTab } from './shortcuts-tab.tsx';
import { TechniciansTab } from './technicians-tab.tsx';

interface Props {
  ask: Ask;
  deeds: OptionsDeeds;
  route: Route;
  go(route: Route): void;
  drafts: Drafts;
}

/** The options: the record for administrators to keep and everybody to see, and this browser's own settings. */
export function Options(props: Props) {
  return (
    <div class="page options">
      <nav aria-label={t.title}>
        <p class="brand">
          <Mark size={22} />
          <b>{t.title}</b>
        </p>
        {TABS.map((tab) => (
          <a key={tab} href={writeRoute({ tab })} aria-current={tab === props.route.tab ? 'page' : undefined}>
            {t.tabs[tab]}
          </a>
        ))}
      </nav>
      <main>
        <TabContent {...props} />
      </main>
    </div>
  );
}

function TabContent(props: Props) {
  // This tab answers also where nothing else can: the database that holds all the rest cannot be opened.
  return props.route.tab === 'log' ? <LogTab ask={props.ask} deeds={props.deeds} /> : <DeviceTab {...props} />;
}

function DeviceTab({ ask, deeds, route, go, drafts }: Props) {
  const device = useAnswer(ask, { type: 'own.status' });
  if (!device.value) {
    if (!device.failure) return <Loading tab={route.tab} />;
    return <Trouble tab={route.tab} sentence={device.failure.sentence} onRetry={device.reload} />;
  }
  if (route.tab === 'enrolment')
    return <EnrolmentTab ask={ask} device={device.value} deviceName={deeds.deviceName} reload={device.reload} />;
  if (route.tab === 'shortcuts') return <ShortcutsTab deeds={deeds} />;
  if (route.tab === 'about') return <AboutTab version={device.value.version} />;
  if (!device.value.enrolled) {
    return (
      <div class="stack">
        <h1>{t.tabs[route.tab]}</h1>
        <p>{t.notEnrolled}</p>
        <a class="button primary start" href={writeRoute({ tab: 'enrolment' })}>
          {t.toEnrolment}
        </a>
      </div>
    );
  }
  const rest = { ask, deeds, route, go, drafts, device: device.value };
  return <RecordTab {...rest} reloadDevice={device.reload} />;
}

type Rest = Omit<OptionsContext, 'record' | 'editable' | 'reload'> & { reloadDevice(): Promise<void> };

function RecordTab({ reloadDevice, ...rest }: Rest) {
  const { ask, route } = rest;
  const record = useAnswer(ask, { type: 'own.record' });
  const { reload: reloadRecord } = record;
  const reload = useCallback(async (): Promise<RecordAnswer | null> => {
    await Promise.all([reloadDevice(), reloadRecord()]);
    const reply = await ask({ type: 'own.record' });
    return reply.ok ? reply.value : null;
  }, [ask, reloadDevice, reloadRecord]);

  if (!record.value) {
    if (!record.failure) return <Loading tab={route.tab} />;
    return <Trouble tab={route.tab} sentence={record.failure.sentence} onRetry={reloadRecord} />;
  }
  const editable = record.value.roles.includes('administrator');
  const context: OptionsContext = { ...rest, record: record.value, editable, reload };
  return (
    <>
      {!editable && <Banner tone="off" text={t.readOnly} />}
      {record.failure && <Banner tone="warn" text={record.failure.sentence} />}
      {route.tab === 'consoles' && <ConsolesTab context={context} />}
      {route.tab === 'clients' && <ClientsTab context={context} />}
      {route.tab === 'technicians' && <TechniciansTab context={context} />}
    </>
  );
}

function Loading({ tab }: { tab: Tab }) {
  return (
    <>
      <h1>{t.tabs[tab]}</h1>
      <p class="dim">{deviceText.loading}</p>
    </>
  );
}

function Trouble({ tab, sentence, onRetry }: { tab: Tab; sentence: string; onRetry(): Promise<void> }) {
  return (
    <div class="stack">
      <h1>{t.tabs[tab]}</h1>
      <Banner tone="bad" text={sentence} />
      <button type="button" class="button start" onClick={onRetry}>
        {deviceText.tryAgain}
      </button>
    </div>
  );
}
