import { SEVERITIES } from '../../lib/drift/severity.ts';
import { clock } from '../own/moment.ts';
import { Banner } from '../parts/banner.tsx';
import { Mark } from '../parts/mark.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { driftText as t } from '../text.ts';
import type { DriftContext } from './context.ts';
import { CoverLine } from './cover-line.tsx';
import { LETTERS, SeverityMark } from './parts/severity-mark.tsx';
import { VIEWS, writeRoute } from './route.ts';
import { useLive } from './use-live.ts';
import type { Heard } from './use-pulse.ts';

/** Where one is, how much is open and how sure that is, and whether it is from now. */
export function Head({ context, heard }: { context: DriftContext; heard: Heard }) {
  const { route } = context;
  const summary = useLive(context, 'GET /v1/drift/summary', { query: { client: route.filters.client } }, true);
  const { items, places, excepted, held } = summary.value ?? {};
  const mine = heard.pulse?.mine ?? 0;
  return (
    <header class="drift-head">
      <div class="drift-bar">
        <p class="brand">
          <Mark size={22} />
        </p>
        <h1>{t.title}</h1>
        <nav aria-label={t.navigation}>
          {VIEWS.map((view) => (
            <a
              key={view}
              href={writeRoute({ view, filters: route.filters })}
              aria-current={view === route.view ? 'page' : undefined}
            >
              {t.views[view]}
              {view === 'held' && held ? <span class="num"> {held.toLocaleString('en-GB')}</span> : null}
            </a>
          ))}
        </nav>
        <Standing heard={heard} />
      </div>
      <div class="drift-sum">
        <ul class="drift-counts" aria-label={t.summary.label}>
          {SEVERITIES.map((severity) => (
            <li key={severity} class={items?.[severity] ? '' : 'none'}>
              <a href={writeRoute({ view: 'findings', filters: { ...route.filters, severity } })}>
                <SeverityMark letter={LETTERS[severity]} />
                <b class="num">{items ? items[severity].toLocaleString('en-GB') : '–'}</b> {t.severities[severity]}
                <span class="vh">{t.summary.where(places?.[severity] ?? 0)}</span>
              </a>
            </li>
          ))}
          {mine > 0 && (
            <li>
              <a href={writeRoute({ view: 'findings', filters: { assigned: 'me' } })}>{t.summary.mine(mine)}</a>
            </li>
          )}
          {excepted ? (
            <li>
              <a href={writeRoute({ view: 'findings', filters: { ...route.filters, state: 'excepted' } })}>
                {t.summary.excepted(excepted)}
              </a>
            </li>
          ) : null}
        </ul>
        <CoverLine context={context} />
      </div>
      {heard.lost && (
        <Banner tone="bad" text={`${t.live.lost(clock(heard.lost.since))} ${heard.lost.failure.sentence}`} />
      )}
      {!heard.lost && (heard.pulse?.behind ?? 0) > BEHIND && (
        <Banner tone="warn" text={t.live.behind(heard.pulse?.behind ?? 0)} />
      )}
    </header>
  );
}

/** A handful is always under way: whoever opens a console is an entry. */
const BEHIND = 20;

function Standing({ heard: { pulse, lost } }: { heard: Heard }) {
  return (
    <p class="standing dim" role="status">
      <ToneMark tone={lost ? 'bad' : pulse ? 'ok' : 'busy'} />
      <span class="num">{lost ? t.live.away : pulse ? t.live.now(clock(pulse.asOf)) : ''}</span>
    </p>
  );
}
