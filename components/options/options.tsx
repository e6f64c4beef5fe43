import type { ComponentChildren } from 'preact';
import type { Ask } from '../own/ask.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { adminText, optionsText as t } from '../text.ts';
import { AboutTab } from './about-tab.tsx';
import { AccountsTab } from './account/accounts-tab.tsx';
import { ClientsTab } from './clients-tab.tsx';
import { ConsolesTab } from './consoles-tab.tsx';
import type { OptionsContext, OptionsDeeds } from './context.ts';
import type { Drafts } from './drafts.ts';
import { EnrolmentTab } from './enrolment-tab.tsx';
import { ExceptionsTab } from './exception/exceptions-tab.tsx';
import { ImportTab } from './import/import-tab.tsx';
import { LogTab } from './log-tab.tsx';
import { MachinesTab } from './machine/machines-tab.tsx';
import { MovementsTab } from './movement/movements-tab.tsx';
import { Navigation } from './navigation.tsx';
import { ProposalsTab } from './proposal/proposals-tab.tsx';
import { type Route, type Tab, writeRoute } from './route.ts';
import { SetupTab } from './setup/setup-tab.tsx';
import { ShortcutsTab } from './shortcuts-tab.tsx';
import { SignInTab } from './sign-in-tab.tsx';
import { SourcesTab } from './source/sources-tab.tsx';
import { TechniciansTab } from './technicians-tab.tsx';
import { TemplatesTab } from './template/templates-tab.tsx';
import { Trouble, Waiting } from './trouble.tsx';
import { seesTab } from './who-sees.ts';

interface Props {
  ask: Ask;
  deeds: OptionsDeeds;
  route: Route;
  go(route: Route): void;
  drafts: Drafts;
}

type RecordTab = Exclude<Tab, 'enrolment' | 'log' | 'shortcuts' | 'about'>;

const RECORD_TABS: Record<RecordTab, (props: { context: OptionsContext }) => ComponentChildren> = {
  consoles: ConsolesTab,
  clients: ClientsTab,
  technicians: TechniciansTab,
  accounts: AccountsTab,
  templates: TemplatesTab,
  exceptions: ExceptionsTab,
  machines: MachinesTab,
  proposals: ProposalsTab,
  sources: SourcesTab,
  import: ImportTab,
  movements: MovementsTab,
  setup: SetupTab,
  signin: SignInTab,
};

/** The options: the record for administrators to keep and everybody to see, and this browser's own settings. */
export function Options(props: Props) {
  const device = useDevice(props.ask);
  const { tab } = props.route;
  return (
    <div class="page options">
      <Navigation device={device.value} current={tab} />
      <main>
        {/* This tab answers also where nothing else can: the database that holds all the rest cannot be opened. */}
        {tab === 'log' ? <LogTab ask={props.ask} deeds={props.deeds} /> : <DeviceTab {...props} device={device} />}
      </main>
    </div>
  );
}

function DeviceTab({ ask, deeds, route, go, drafts, device }: Props & { device: ReturnType<typeof useDevice> }) {
  const { tab } = route;
  if (!device.value) {
    return (
      <div class="stack">
        <h1>{t.tabs[tab]}</h1>
        {device.failure ? <Trouble sentence={device.failure.sentence} onRetry={device.reload} /> : <Waiting />}
      </div>
    );
  }
  if (tab === 'enrolment')
    return <EnrolmentTab ask={ask} device={device.value} deviceName={deeds.deviceName} reload={device.reload} />;
  if (tab === 'shortcuts') return <ShortcutsTab deeds={deeds} />;
  if (tab === 'about') return <AboutTab version={device.value.version} />;
  if (tab === 'log') return null;
  if (!device.value.enrolled) return <NotEnrolled tab={tab} />;
  const roles = device.value.technician?.roles ?? [];
  if (!seesTab(roles, tab)) {
    return (
      <div class="stack">
        <h1>{t.tabs[tab]}</h1>
        <Banner tone="off" text={adminText.hiddenTab} />
      </div>
    );
  }
  const editable = roles.includes('administrator');
  const Shown = RECORD_TABS[tab];
  const { value, reload } = device;
  return <Shown key={tab} context={{ ask, deeds, route, go, drafts, device: value, roles, editable, reload }} />;
}

function NotEnrolled({ tab }: { tab: Tab }) {
  return (
    <div class="stack">
      <h1>{t.tabs[tab]}</h1>
      <p>{t.notEnrolled}</p>
      <a class="button primary start" href={writeRoute({ tab: 'enrolment' })}>
        {t.toEnrolment}
      </a>
    </div>
  );
}

const useDevice = (ask: Ask) => useAnswer(ask, { type: 'own.status' });
