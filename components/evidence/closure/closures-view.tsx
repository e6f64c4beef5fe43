import { Lead } from '../../options/lead.tsx';
import { PickObject } from '../../options/object/pick-object.tsx';
import { ClosureView } from '../../requests/closure/closure-view.tsx';
import { requestsClosureText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { PrintButton } from '../print-button.tsx';
import { ClosureList } from './closure-list.tsx';

/** Leavers, movers, joiners and leaving clients: what each set off, and what of it is open. */
export function ClosuresView({ context }: { context: EvidenceContext }) {
  const { ask, me, deeds, route, go } = context;
  const { client, object: movement } = route.filter;
  const shown = movement ? ('movements' as const) : client ? ('clients' as const) : null;
  const id = movement ?? client ?? '';
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {shown && <PrintButton deeds={deeds} />}
      </Lead>
      <div class="filters no-print">
        <PickObject
          context={context}
          kind="clients"
          label={t.leavingClient}
          value={client}
          empty={t.anyClient}
          onValue={(chosen) => go({ view: 'closure', filter: chosen ? { client: chosen } : {} }, 'here')}
        />
      </div>
      {movement && (
        <a class="link start no-print" href="#closure">
          {t.back}
        </a>
      )}
      {shown ? (
        <ClosureView key={`${shown} ${id}`} ask={ask} me={me} of={shown} id={id} name={`closure-${id}`} />
      ) : (
        <ClosureList context={context} />
      )}
    </>
  );
}
