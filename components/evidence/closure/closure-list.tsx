import { displayText } from '../../../lib/evidence/display-text.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { requestsClosureText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { writeRoute } from '../route.ts';

const SHOWN = 100;

/** The movements that set something off, newest first; each leads to what is open of it. */
export function ClosureList({ context }: { context: EvidenceContext }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/movements', {
    query: { setOff: 'yes', limit: SHOWN },
  });
  if (!value) return failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />;
  if (value.movements.length === 0) return <p class="card said">{t.noMovements}</p>;
  return (
    <ul class="records">
      {value.movements.map(({ id, kind, displayName, at, closedAt }) => (
        <li key={id}>
          <a href={writeRoute({ view: 'closure', filter: { object: id } })}>
            <span class="two">
              <span class="cut">{t.of[kind](displayText(displayName))}</span>
              <small class="cut num">{clock(at)}</small>
            </span>
          </a>
          {closedAt && <span class="dim">{t.closed(clock(closedAt))}</span>}
        </li>
      ))}
    </ul>
  );
}
