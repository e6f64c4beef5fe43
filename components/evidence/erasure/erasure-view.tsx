import { Lead } from '../../options/lead.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { evidenceKeepText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { EraseForm } from './erase-form.tsx';
import { Holds } from './holds.tsx';
import { PastErasures } from './past-erasures.tsx';

/** What may be erased and what must stay; looked at before it is done. */
export function ErasureView({ context }: { context: EvidenceContext }) {
  const past = useRoute(context.ask, 'GET /v1/evidence/erasures');
  return (
    <>
      <Lead title={t.erasureTitle} text={t.erasureLead} />
      <EraseForm context={context} onErased={() => void past.reload()} />
      <Holds context={context} />
      <PastErasures context={context} past={past} />
    </>
  );
}
