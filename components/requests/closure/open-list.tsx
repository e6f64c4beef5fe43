import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { Chips } from '../../parts/chips.tsx';
import { SelectField } from '../../parts/field.tsx';
import { requestsClosureText as t } from '../../text.ts';
import { createActing } from '../card/acting.ts';
import { RequestCard } from '../request-card.tsx';
import type { Closure } from './closure-view.tsx';

interface Props {
  closure: Closure;
  ask: Ask;
  me: string;
  reload(): Promise<void>;
  say(sentence: string | null): void;
}

const IS = {
  all: () => true,
  escalated: ({ escalated }: RequestView) => escalated !== null,
  todo: ({ state }: RequestView) =>
    ['requested', 'approved', 'emergency-approved', 'revocation-requested'].includes(state),
  unverified: ({ state }: RequestView) => ['implemented', 'revoked'].includes(state),
  residual: ({ state }: RequestView) => state === 'residual-risk',
} as const;
type Sort = keyof typeof IS;
const WORDS: Record<Sort, string> = {
  all: t.anyState,
  escalated: t.escalated,
  todo: t.todo,
  unverified: t.unverified,
  residual: t.residual,
};
/** as many cards as one reads; the file has all of them */
const SHOWN = 50;

/** The open ones, most dangerous first as they come, by how they stand and by who holds them. */
export function OpenList({ closure: { open, holders }, ask, me, reload, say }: Props) {
  const [sort, setSort] = useState<Sort>('all');
  const [holder, setHolder] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const acting = createActing({ ask, me, again: reload, say });
  const held = open.filter(({ owner }) => !holder || owner === holder);
  const found = held.filter(IS[sort]);
  return (
    <section class="stack">
      <h2>{t.open}</h2>
      <div class="toolbar no-print">
        <Chips<Sort>
          label={t.open}
          value={sort}
          options={(Object.keys(IS) as Sort[]).map((value) => ({
            value,
            label: WORDS[value],
            count: held.filter(IS[value]).length,
          }))}
          onValue={setSort}
        />
        {holders.length > 1 && (
          <SelectField
            label={t.held}
            value={holder}
            options={[
              { value: '', label: t.anybody },
              ...holders.map(({ owner, name }) => ({ value: owner, label: displayText(name) })),
            ]}
            onValue={setHolder}
          />
        )}
      </div>
      {found.length === 0 && <p class="card said">{t.none}</p>}
      {found.length > 0 && (
        <ul class="requests card">
          {found.slice(0, shown).map((request) => (
            <RequestCard key={request.id} request={request} acting={acting} />
          ))}
        </ul>
      )}
      {found.length > shown && (
        <button type="button" class="button start" onClick={() => setShown(shown + SHOWN)}>
          {t.more(found.length - shown)}
        </button>
      )}
    </section>
  );
}
