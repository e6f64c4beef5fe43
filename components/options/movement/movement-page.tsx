import { displayText } from '../../../lib/evidence/display-text.ts';
import { useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { type Closure, ClosureView } from '../../requests/closure/closure-view.tsx';
import { requestsClosureText as t } from '../../text.ts';
import { useNames } from '../asked/use-names.ts';
import { Back } from '../back.tsx';
import type { OptionsContext } from '../context.ts';
import { FanOut } from './fan-out.tsx';

interface Props {
  context: OptionsContext;
  id: string;
  decides: boolean;
}

/** One movement: set off from here once it is confirmed, and followed until all of it was seen done. */
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
  const { technician, total } = closure;
  const names = useNames(context.ask, { technicians: [technician ?? undefined] });
  const { value } = useRoute(context.ask, 'GET /v1/movements', technician ? { query: { technician, limit: 50 } } : {});
  const movement = value?.movements.find((one) => one.id === id);
  const name = names('technicians', technician ?? undefined);
  return (
    <>
      <h2>{movement ? t.of[movement.kind](displayText(movement.displayName)) : name}</h2>
      {movement && movement.state !== 'confirmed' && <Banner tone="warn" text={t.unconfirmed} />}
      {movement?.state === 'confirmed' && decides && (
        <FanOut ask={context.ask} id={id} begun={total > 0} onDone={reload} />
      )}
    </>
  );
}
