import { useState } from 'preact/hooks';
import type { OUTCOMES } from '../../../lib/evidence/event.schema.ts';
import { PickObject } from '../../options/object/pick-object.tsx';
import { SelectField } from '../../parts/field.tsx';
import { evidenceText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { changed, FILTER_KEYS, type Filter } from '../route.ts';
import { AccountField, ClientField, ConsoleField, PeriodField, TicketField } from './filter-fields.tsx';
import { TextFilter } from './text-filter.tsx';

interface Props {
  context: EvidenceContext;
  filter: Filter;
  onFilter(filter: Filter): void;
}

type Part = 'person' | 'actor' | 'subject';
const PARTS: readonly Part[] = ['person', 'actor', 'subject'];
const SELDOM = [...PARTS, 'ticket', 'account', 'object', 'console', 'signedInAs', 'verb', 'outcome'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What the search is narrowed by: what is asked most in view, the rest one press away and open whenever it narrows. */
export function Filters({ context, filter, onFilter }: Props) {
  const [more, setMore] = useState(SELDOM.some((key) => filter[key]));
  const set = (change: Filter) => onFilter(changed(filter, change));
  const kinds = Object.entries(t.kinds).map(([value, label]) => ({ value, label: label ?? value }));
  const narrowed = FILTER_KEYS.some((key) => filter[key]);
  return (
    <search class="filters" aria-label={t.searchTitle}>
      <TextFilter label={t.search} placeholder={t.searchHint} value={filter.q} onValue={(q) => set({ q })} />
      <ClientField context={context} filter={filter} set={set} />
      <PeriodField context={context} filter={filter} set={set} />
      <SelectField
        label={t.kind}
        value={filter.group ?? ''}
        options={[{ value: '', label: t.anyKind }, ...kinds]}
        onValue={(group) => set({ group })}
      />
      {more && <Seldom context={context} filter={filter} set={set} />}
      <p class="filter-more">
        <button type="button" class="link" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t.fewer : t.more}
        </button>
        {narrowed && (
          <button type="button" class="link" onClick={() => onFilter({})}>
            {t.clearAll}
          </button>
        )}
      </p>
    </search>
  );
}

function Seldom({ context, filter, set }: { context: EvidenceContext; filter: Filter; set(change: Filter): void }) {
  const part = PARTS.find((one) => filter[one]) ?? 'person';
  const outcomes = Object.entries(t.outcomes) as [Outcome, string][];
  const none = { person: '', actor: '', subject: '' };
  return (
    <>
      <PickObject
        context={context}
        kind="technicians"
        label={t.person}
        value={filter[part]}
        empty={t.anybody}
        onValue={(id) => set({ ...none, [part]: id })}
      />
      {filter[part] && (
        <SelectField
          label={t.part}
          value={part}
          options={PARTS.map((value) => ({ value, label: t.parts[value] }))}
          onValue={(next) => set({ ...none, [next]: filter[part] })}
        />
      )}
      <TicketField filter={filter} set={set} />
      <AccountField filter={filter} set={set} />
      <ConsoleField context={context} filter={filter} set={set} />
      <TextFilter label={t.signedInAs} value={filter.signedInAs} onValue={(signedInAs) => set({ signedInAs })} />
      <SelectField
        label={t.outcome}
        value={filter.outcome ?? ''}
        options={[{ value: '', label: t.anyOutcome }, ...outcomes.map(([value, label]) => ({ value, label }))]}
        onValue={(outcome) => set({ outcome })}
      />
      {filter.verb && (
        <SelectField
          label={t.facts.verb}
          value={filter.verb}
          options={['', filter.verb].map((value) => ({ value, label: value || t.anyEvent }))}
          onValue={(verb) => set({ verb })}
        />
      )}
      {filter.object && <TextFilter label={t.object} value={filter.object} onValue={(object) => set({ object })} />}
    </>
  );
}
