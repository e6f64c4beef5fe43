import { displayText } from '../../../lib/evidence/display-text.ts';
import { ClosureView } from '../../requests/closure/closure-view.tsx';
import { requestsClosureText as t } from '../../text.ts';
import { useNames } from '../asked/use-names.ts';
import { Back } from '../back.tsx';
import type { OptionsContext } from '../context.ts';

/** A client that leaves, followed until all our access there was seen ended. */
export function ClientClosure({ context, client }: { context: OptionsContext; client: string }) {
  const names = useNames(context.ask, { clients: [client] });
  return (
    <>
      <Back tab="movements" title={t.title} line={t.lead} />
      <h2>{displayText(t.ofClient(names('clients', client)))}</h2>
      <ClosureView
        ask={context.ask}
        me={context.device.technician?.id ?? ''}
        of="clients"
        id={client}
        name={`closure-${client}`}
      />
    </>
  );
}
