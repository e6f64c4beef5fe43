import { displayText } from '../../lib/evidence/display-text.ts';
import { ToneMark } from '../parts/tone.tsx';
import { driftText } from '../text.ts';
import type { DriftContext } from './context.ts';
import { writeRoute } from './route.ts';
import { useLive } from './use-live.ts';

const t = driftText.cover;

/** What an all-clear rests on, wherever one stands. */
export function CoverLine({ context }: { context: DriftContext }) {
  const { client, console } = context.route.filters;
  const cover = useLive(context, 'GET /v1/drift/coverage', { query: { client, console, limit: 1 } }, true);
  if (!cover.value) return <p class="dim cover">{cover.failure && displayText(cover.failure.sentence)}</p>;
  const { consoles, looked, recorded, seen, blind } = cover.value.total;
  if (consoles === 0) return <p class="dim cover">{t.none}</p>;
  return (
    <p class="cover state">
      <ToneMark tone={blind > 0 || looked < consoles ? 'off' : 'ok'} />
      <span>
        {t.sure(looked, consoles, seen, recorded)} {blind > 0 && t.blind(blind)}{' '}
        <a
          class="link"
          href={writeRoute({
            view: 'coverage',
            filters: { ...(client ? { client } : {}), ...(console ? { console } : {}) },
          })}
        >
          {t.why}
        </a>
      </span>
    </p>
  );
}
