import { useState } from 'preact/hooks';
import type { Proposal } from '../../../lib/wire/admin.schema.ts';
import { useRoute } from '../../own/ask-route.ts';
import { Chips } from '../../parts/chips.tsx';
import { accessText } from '../../text.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { Lead } from '../lead.tsx';
import { Trouble, Waiting } from '../trouble.tsx';
import { ProposalCard } from './proposal-card.tsx';

const t = accessText.proposals;
const SHOWN = { open: t.open, decided: t.decided } as const;

/** Changes that wait for a second administrator, and what came of earlier ones. */
export function ProposalsTab({ context }: { context: OptionsContext }) {
  const [shown, setShown] = useState<keyof typeof SHOWN>('open');
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/proposals');
  const all = value?.proposals ?? [];
  const list = all.filter(({ state }) => (state === 'open') === (shown === 'open'));
  const names = useNames(context.ask, {
    technicians: all.flatMap(({ by, decidedBy }) => [by, decidedBy ?? undefined]),
    clients: all.flatMap(({ clients }) => clients),
    templates: all.map(({ object }) => object),
  });
  return (
    <>
      <Lead title={t.title} text={t.lead} />
      <Chips<keyof typeof SHOWN>
        label={t.title}
        value={shown}
        options={(['open', 'decided'] as const).map((value) => ({ value, label: SHOWN[value] }))}
        onValue={setShown}
      />
      {failure && <Trouble sentence={failure.sentence} onRetry={reload} />}
      {!value && !failure && <Waiting />}
      {value && list.length === 0 && <p class="card said">{t.empty}</p>}
      {list.map((proposal: Proposal) => (
        <ProposalCard key={proposal.id} context={context} proposal={proposal} names={names} reload={reload} />
      ))}
    </>
  );
}
