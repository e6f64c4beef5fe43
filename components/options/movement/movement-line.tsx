import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Movement } from '../../../lib/wire/sources.schema.ts';
import { clock } from '../../own/moment.ts';
import { requestsClosureText, sourcesText } from '../../text.ts';
import type { Names } from '../asked/use-names.ts';
import { partWord, plain } from '../plain-value.ts';
import { writeRoute } from '../route.ts';

const t = sourcesText.movements;

/** One movement: who, what changed, who said it, and what was decided. */
export function MovementLine({ movement, names }: { movement: Movement; names: Names }) {
  const { technician, displayName, kind, source, at, parts, state, decidedBy, why, closedAt } = movement;
  const by = source === 'options' ? t.hand : source === 'clock' ? t.clock : t.by(source);
  const changes = Object.entries(parts).map(
    ([part, change]) => `${partWord(part)}: ${plain(change?.from)} → ${plain(change?.to)}`,
  );
  const decided = decidedBy ? t.by(names('technicians', decidedBy)) : '';
  return (
    <>
      <a href={writeRoute({ tab: 'technicians', open: technician })}>
        <span class="two">
          <span class="cut">
            {displayText(displayName)} <span class="dim">{t.kinds[kind]}</span>
          </span>
          <small class="cut">{displayText([`${clock(at)} ${by}`, ...changes].join(' · '))}</small>
          {why && <small class="cut">{displayText(why)}</small>}
        </span>
      </a>
      {state !== 'held' && (
        <a class="link" href={writeRoute({ tab: 'movements', open: movement.id })}>
          {closedAt && state !== 'undone'
            ? requestsClosureText.closed(clock(closedAt))
            : requestsClosureText.seeClosure}
        </a>
      )}
      {state === 'held' ? (
        <span class="tag">{t.states.held}</span>
      ) : (
        <span class="dim">{displayText([t.states[state], decided].filter(Boolean).join(' '))}</span>
      )}
    </>
  );
}
