import { useCallback } from 'preact/hooks';
import { ENTERPRISE_URN } from '../../../lib/record/enterprise.ts';
import type { Kinds } from '../../../lib/record/kinds.schema.ts';
import { type Choice, Pick } from '../../parts/pick.tsx';
import { adminText, kindWords } from '../../text.ts';
import { searchKind } from '../asked/collector.ts';
import { type NamedKind, useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';

const t = adminText.object;

type Asking = Pick<OptionsContext, 'ask'>;

interface Props {
  context: Asking;
  kind: NamedKind;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string | undefined;
  onValue(id: string): void;
  /** what stands there while nothing is chosen; with it the choice may be taken back */
  empty?: string | undefined;
  disabled?: boolean | undefined;
}

const CHOICES: { [K in NamedKind]: (one: Kinds[K]) => Choice } = {
  technicians: (one) => ({
    id: one.id,
    label: one.displayName,
    line: [one.title, one[ENTERPRISE_URN].employeeNumber, one.emails[0]?.value].filter(Boolean).join(' · '),
  }),
  clients: (one) => ({ id: one.id, label: one.name, line: one.domains.join(' · ') }),
  consoles: (one) => ({ id: one.id, label: one.label, line: kindWords[one.kind] }),
  templates: (one) => ({ id: one.id, label: one.label, line: one.description }),
};

/** One object of the record, found at the collector while its name is typed. */
export function PickObject({ context, kind, value, empty, ...rest }: Props) {
  const names = useNames(context.ask, { [kind]: [value] });
  const search = useCallback((words: string) => choices(context, kind, words), [context.ask, kind]);
  return (
    <Pick
      {...rest}
      value={value ?? ''}
      shown={names(kind, value)}
      search={search}
      none={t.noFit}
      placeholder={empty ?? t.choose}
      clear={empty === undefined ? undefined : t.remove}
    />
  );
}

/** The first few that fit; none where the collector does not answer. */
export async function choices(context: Asking, kind: NamedKind, words: string): Promise<Choice[]> {
  const reply = await searchKind(context.ask, kind, { q: words.slice(0, 200), limit: 12 });
  const of = CHOICES[kind] as (one: unknown) => Choice;
  return reply.ok ? reply.value.items.map(of) : [];
}
