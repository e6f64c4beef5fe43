import type { ComponentChildren } from 'preact';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import { Trouble, Waiting } from '../options/trouble.tsx';
import type { Ask } from '../own/ask.ts';
import { SignInAgain } from '../own/sign-in-again.tsx';
import { useAnswer } from '../own/use-answer.ts';
import { driftText as t } from '../text.ts';
import { BoardView } from './board/board-view.tsx';
import type { DriftContext, DriftDeeds } from './context.ts';
import { CoverageView } from './coverage-view.tsx';
import { ExportBar } from './export/export-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FindingsView } from './findings/findings-view.tsx';
import { Head } from './head.tsx';
import { HeldView } from './held-view.tsx';
import type { Route, View } from './route.ts';
import { TrendView } from './trend/trend-view.tsx';
import { usePulse } from './use-pulse.ts';

interface Props {
  ask: Ask;
  deeds: DriftDeeds;
  route: Route;
  go(route: Route): void;
}

const SHOWN: Record<View, (props: { context: DriftContext }) => ComponentChildren> = {
  board: BoardView,
  findings: FindingsView,
  held: HeldView,
  coverage: CoverageView,
  trend: TrendView,
};
/** These show places, so the filters and the export are theirs. */
const NARROWED: readonly View[] = ['board', 'findings'];

const LOST = 'lost';

/** The lead's page: where consoles disagree with the record, since when, who can mend it, and how sure that is. */
export function Drift(props: Props) {
  const device = useAnswer(props.ask, { type: 'own.status' });
  const { value, failure, reload } = device;
  if (!value) return <Alone>{failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />}</Alone>;
  if (!value.enrolled)
    return (
      <Alone>
        <p>{t.notEnrolled}</p>
        <a class="button primary start" href={props.deeds.page('options.html', '#enrolment')}>
          {t.toEnrolment}
        </a>
      </Alone>
    );
  if (value.session?.signedOut)
    return (
      <Alone>
        <SignInAgain ask={props.ask} device={value} onDone={() => void reload()} />
      </Alone>
    );
  return <Looking {...props} device={value} />;
}

function Looking({ ask, deeds, route, go, device }: Props & { device: DeviceStatus }) {
  const heard = usePulse(ask);
  const { id = '', roles = [] } = device.technician ?? {};
  // Before the first answer nothing is asked: whatever was would be asked again at once.
  const serial = heard.pulse?.serial ?? (heard.lost ? LOST : null);
  const context: DriftContext = { ask, deeds, route, go, roles, me: id, serial };
  // The role is the collector's to judge: what it refuses is said in its words, and nothing else is asked.
  if (heard.lost?.failure.code.startsWith('auth.') && !heard.pulse)
    return (
      <Alone>
        <Trouble sentence={heard.lost.failure.sentence} onRetry={() => location.reload()} />
      </Alone>
    );
  const Shown = SHOWN[route.view];
  return (
    <div class={`page drift drift-${route.view}`}>
      <Head context={context} heard={heard} />
      <main aria-label={t.views[route.view]}>
        {NARROWED.includes(route.view) && (
          <div class="drift-tools">
            <FilterBar context={context} />
            <ExportBar context={context} />
          </div>
        )}
        <Shown context={context} />
      </main>
    </div>
  );
}

function Alone({ children }: { children: ComponentChildren }) {
  return (
    <main class="page drift-alone">
      <h1>{t.title}</h1>
      {children}
    </main>
  );
}
