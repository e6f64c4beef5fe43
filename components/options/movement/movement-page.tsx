import { Banner } from '../../parts/banner.tsx';
import { type Closure, ClosureView } from '../../requests/closure/closure-view.tsx';
import { requestsClosureText as t } from '../../text.ts';
import { Back } from '../back.tsx';
import type { OptionsContext } from '../context.ts';
import { DecideMovement } from './decide-movement.tsx';
import { FanOut } from './fan-out.tsx';
import { GiveOwned } from './give-owned.tsx';

interface Props {
  context: OptionsContext;
  id: string;
  decides: boolean;
}

/** One movement: decided on, set off, and followed until all of it was seen done. */
export function MovementPage({ context, id, decides }: Props) {
  const me = context.device.technician?.id ?? '';
  return (
    <>
      <Back tab="movements" title={t.title} line={t.lead} />
      <ClosureView
        ask={context.ask}
        me={me}
        of="movements"
        id={id}
        name={`closure-${id}`}
        above={(closure, reload) => (
          <Above context={context} id={id} closure={closure} decides={decides} reload={reload} />
        )}
      />
    </>
  );
}

function Above({ context, id, closure, decides, reload }: Props & { closure: Closure; reload(): Promise<void> }) {
  const { moved, total, owned, closedAt } = closure;
  if (!moved) return null;
  const { kind, state } = moved;
  const waits = state === 'open' && !closedAt;
  return (
    <>
      {(state === 'held' || state === 'undone') && <Banner tone="warn" text={t.states[state]} />}
      {waits && <Banner tone="off" text={kind === 'left' ? t.states.leftOpen : t.states.open} />}
      {decides && waits && <DecideMovement ask={context.ask} id={id} onDone={reload} />}
      {decides && !closedAt && (state === 'open' || state === 'confirmed') && (
        <FanOut ask={context.ask} id={id} begun={total > 0} onDone={reload} />
      )}
      {decides && owned.length > 0 && <GiveOwned ask={context.ask} id={id} count={owned.length} onDone={reload} />}
    </>
  );
}
