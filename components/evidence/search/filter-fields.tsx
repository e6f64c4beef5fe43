/** What evidence is narrowed by, wherever it is: each field sets its own part of the filter. */
import { PickObject } from '../../options/object/pick-object.tsx';
import { evidenceText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import type { Filter } from '../route.ts';
import { PeriodFilter } from './period-filter.tsx';
import { TextFilter } from './text-filter.tsx';

interface Props {
  filter: Filter;
  set(change: Filter): void;
}
type InContext = Props & { context: EvidenceContext };

export const TicketField = ({ filter, set }: Props) => (
  <TextFilter label={t.ticket} placeholder={t.ticketHint} value={filter.ticket} onValue={(ticket) => set({ ticket })} />
);

export const AccountField = ({ filter, set }: Props) => (
  <TextFilter label={t.account} value={filter.account} onValue={(account) => set({ account })} />
);

export const ClientField = ({ context, filter, set }: InContext) => (
  <PickObject
    context={context}
    kind="clients"
    label={t.client}
    value={filter.client}
    empty={t.anyClient}
    onValue={(client) => set({ client })}
  />
);

export const ConsoleField = ({ context, filter, set }: InContext) => (
  <PickObject
    context={context}
    kind="consoles"
    label={t.console}
    value={filter.console}
    empty={t.anyConsole}
    onValue={(console) => set({ console })}
  />
);

export const PeriodField = ({ context, filter, set }: InContext) => (
  <PeriodFilter
    period={filter}
    now={context.deeds.now()}
    onPeriod={({ from, to }) => set({ from: from ?? '', to: to ?? '' })}
  />
);
