import { Lead } from '../../options/lead.tsx';
import { PickObject } from '../../options/object/pick-object.tsx';
import { requestsProofText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { PrintButton } from '../print-button.tsx';
import { changed, type Filter } from '../route.ts';
import { TextFilter } from '../search/text-filter.tsx';
import { PickAccount } from './pick-account.tsx';
import { Proof } from './proof.tsx';

/** The proof of one account, on one page: to look at, to print, to hand over. */
export function ProofView({ context }: { context: EvidenceContext }) {
  const { route, go } = context;
  const { client, console, account } = route.filter;
  const set = (change: Filter) => go({ view: 'proof', filter: changed(route.filter, change) }, 'here');
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {client && console && account && <PrintButton deeds={context.deeds} />}
      </Lead>
      <div class="filters no-print">
        <PickAccount
          context={context}
          onAccount={(one) => set({ client: one.client, console: one.console, account: one.name })}
        />
        <PickObject
          context={context}
          kind="clients"
          label={t.client}
          value={client}
          empty={t.any}
          onValue={(id) => set({ client: id })}
        />
        <PickObject
          context={context}
          kind="consoles"
          label={t.console}
          value={console}
          empty={t.any}
          onValue={(id) => set({ console: id })}
        />
        <TextFilter label={t.name} value={account} onValue={(name) => set({ account: name })} />
      </div>
      {client && console && account ? (
        <Proof key={`${client} ${console} ${account}`} context={context} place={{ client, console, account }} />
      ) : (
        <p class="card said">{t.choose}</p>
      )}
    </>
  );
}
