import { FINDING_KINDS, SEVERITIES } from '../../lib/drift/severity.ts';
import { PickObject } from '../options/object/pick-object.tsx';
import { SelectField } from '../parts/field.tsx';
import { driftText } from '../text.ts';
import { type DriftContext, narrow } from './context.ts';
import { type Filters, isNarrowed, STATES } from './route.ts';

const t = driftText.filters;

const optionsOf = <T extends string>(all: readonly T[], words: Record<T, string>, any: string) => [
  { value: '', label: any },
  ...all.map((value) => ({ value: value as string, label: words[value] })),
];
const SEVERITY = optionsOf(SEVERITIES, driftText.severities, t.any);
const KIND = optionsOf(FINDING_KINDS, driftText.kinds, t.any);
const STATE = optionsOf(
  STATES.filter((state) => state !== 'open'),
  driftText.states,
  t.anyState,
);

/** What the board and its list are narrowed to; it stands in the address, so a view can be kept and sent. */
export function FilterBar({ context }: { context: DriftContext }) {
  const { filters } = context.route;
  const set = (change: { [K in keyof Filters]?: string | undefined }) =>
    narrow(context, Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || undefined])));
  return (
    <search class="drift-filters" aria-label={t.label}>
      <PickObject
        context={context}
        kind="clients"
        label={t.client}
        value={filters.client}
        empty={t.any}
        onValue={(client) => set({ client })}
      />
      <PickObject
        context={context}
        kind="technicians"
        label={t.technician}
        value={filters.technician}
        empty={t.any}
        onValue={(technician) => set({ technician })}
      />
      <PickObject
        context={context}
        kind="consoles"
        label={t.console}
        value={filters.console}
        empty={t.any}
        onValue={(console) => set({ console })}
      />
      <SelectField
        label={t.severity}
        value={filters.severity ?? ''}
        options={SEVERITY}
        onValue={(severity) => set({ severity })}
      />
      <SelectField label={t.kind} value={filters.kind ?? ''} options={KIND} onValue={(kind) => set({ kind })} />
      <SelectField label={t.state} value={filters.state ?? ''} options={STATE} onValue={(state) => set({ state })} />
      <div class="filter-ends">
        <button
          type="button"
          class="button"
          aria-pressed={filters.assigned === 'me'}
          onClick={() => set({ assigned: filters.assigned === 'me' ? undefined : 'me' })}
        >
          {t.assigned}
        </button>
        {isNarrowed(filters) && (
          <button type="button" class="link" onClick={() => context.go({ view: context.route.view, filters: {} })}>
            {t.clear}
          </button>
        )}
      </div>
    </search>
  );
}
