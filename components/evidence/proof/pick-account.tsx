import { useCallback } from 'preact/hooks';
import type { Account } from '../../../lib/record/record.schema.ts';
import type { NamesAnswer } from '../../../lib/wire/own.ts';
import { openObject, searchKind } from '../../options/asked/collector.ts';
import type { Ask } from '../../own/ask.ts';
import { type Choice, Pick } from '../../parts/pick.tsx';
import { requestsProofText as t } from '../../text.ts';

interface Props {
  context: { ask: Ask };
  onAccount(account: Account): void;
}

const SHOWN = 12;

/** An account of the record, found by its name: where it is follows. */
export function PickAccount({ context: { ask }, onAccount }: Props) {
  const search = useCallback((words: string) => choices(ask, words), [ask]);

  async function take(id: string) {
    const reply = await openObject(ask, 'accounts', id);
    if (reply.ok) onAccount(reply.value.object);
  }

  return (
    <Pick
      label={t.account}
      hint={t.accountHint}
      value=""
      shown=""
      search={search}
      none={t.none}
      onValue={(id) => void take(id)}
    />
  );
}

/** The first few that fit, each with where it is and whose. */
async function choices(ask: Ask, words: string): Promise<Choice[]> {
  const reply = await searchKind(ask, 'accounts', { q: words.slice(0, 200), limit: SHOWN });
  if (!reply.ok) return [];
  const { items } = reply.value;
  const names = await ask({
    type: 'own.names',
    ids: {
      clients: items.map(({ client }) => client),
      consoles: items.map(({ console }) => console),
      technicians: items.map(({ technician }) => technician),
    },
  });
  const named = (kind: keyof NamesAnswer, id: string) => (names.ok ? (names.value[kind][id] ?? id) : id);
  return items.map((one) => ({
    id: one.id,
    label: one.name,
    line: [named('consoles', one.console), named('clients', one.client), named('technicians', one.technician)].join(
      ' · ',
    ),
  }));
}
