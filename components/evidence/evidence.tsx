import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Trouble, Waiting } from '../options/trouble.tsx';
import type { Ask } from '../own/ask.ts';
import { SignInAgain } from '../own/sign-in-again.tsx';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { evidenceText as t } from '../text.ts';
import { CheckView } from './check/check-view.tsx';
import { ClosuresView } from './closure/closures-view.tsx';
import type { EvidenceContext, EvidenceDeeds, KeptSample } from './context.ts';
import { DestinationsView } from './destination/destinations-view.tsx';
import { ErasureView } from './erasure/erasure-view.tsx';
import { ExportView } from './export/export-view.tsx';
import { MatchView } from './match/match-view.tsx';
import { Navigation } from './navigation.tsx';
import { ProofView } from './proof/proof-view.tsx';
import { ReachView } from './reach/reach-view.tsx';
import { type Route, type View, writeRoute } from './route.ts';
import { SampleView } from './sample/sample-view.tsx';
import { SearchView } from './search/search-view.tsx';
import { TimelineView } from './timeline/timeline-view.tsx';
import { seesView } from './who-sees.ts';

interface Props {
  ask: Ask;
  deeds: EvidenceDeeds;
  route: Route;
  go(route: Route, here?: 'here'): void;
}

const SHOWN: Record<Exclude<View, 'check'>, (props: { context: EvidenceContext }) => ComponentChildren> = {
  search: SearchView,
  timeline: TimelineView,
  reach: ReachView,
  closure: ClosuresView,
  proof: ProofView,
  sample: SampleView,
  match: MatchView,
  export: ExportView,
  erasure: ErasureView,
  destinations: DestinationsView,
};

/** The evidence page: what an auditor asks, answered from the log and proven in this browser. */
export function Evidence(props: Props) {
  const device = useAnswer(props.ask, { type: 'own.status' });
  const { view } = props.route;
  return (
    <div class={`page options evidence evidence-${view}`}>
      <Navigation roles={device.value?.technician?.roles ?? []} current={view} />
      {/* A pack is checked also where nobody is enrolled and nothing can be asked. */}
      <main>
        {view === 'check' ? <CheckView ask={props.ask} deeds={props.deeds} /> : <Asking {...props} device={device} />}
      </main>
    </div>
  );
}

type Device = ReturnType<typeof useAnswer<{ type: 'own.status' }>>;

function Asking({ ask, deeds, route, go, device }: Props & { device: Device }) {
  const { view } = route;
  const [drawn, onDrawn] = useState<KeptSample | null>(null);
  if (view === 'check') return null;
  if (!device.value) {
    return (
      <div class="stack">
        <h1>{t.views[view]}</h1>
        {device.failure ? <Trouble sentence={device.failure.sentence} onRetry={device.reload} /> : <Waiting />}
      </div>
    );
  }
  const { enrolled, technician, session } = device.value;
  if (!enrolled) return <NotEnrolled view={view} />;
  if (session?.signedOut !== undefined) {
    return (
      <div class="stack">
        <h1>{t.views[view]}</h1>
        <SignInAgain ask={ask} device={device.value} onDone={() => void device.reload()} />
      </div>
    );
  }
  const roles = technician?.roles ?? [];
  if (!seesView(roles, view)) {
    return (
      <div class="stack">
        <h1>{t.views[view]}</h1>
        <Banner tone="off" text={view === 'destinations' ? t.administrators : t.hidden} />
      </div>
    );
  }
  const Shown = SHOWN[view];
  return <Shown key={view} context={{ ask, me: technician?.id ?? '', deeds, roles, route, drawn, onDrawn, go }} />;
}

function NotEnrolled({ view }: { view: View }) {
  return (
    <div class="stack">
      <h1>{t.views[view]}</h1>
      <p>{t.notEnrolled}</p>
      <p class="actions">
        <a class="button primary" href="options.html#enrolment">
          {t.toEnrolment}
        </a>
        <a class="button" href={writeRoute({ view: 'check', filter: {} })}>
          {t.toCheck}
        </a>
      </p>
    </div>
  );
}
