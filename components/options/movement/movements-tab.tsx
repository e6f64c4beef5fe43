import { useCallback, useEffect, useState } from 'preact/hooks';
import type { MovementKind, MovementState } from '../../../lib/wire/sources.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { SelectField } from '../../parts/field.tsx';
import { sourcesText } from '../../text.ts';
import type { Movements } from '../asked/collector.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { Lead } from '../lead.tsx';
import { Trouble, Waiting } from '../trouble.tsx';
import { ClientClosure } from './client-closure.tsx';
import { Hold } from './hold.tsx';
import { MovementLine } from './movement-line.tsx';
import { MovementPage } from './movement-page.tsx';

const t = sourcesText.movements;

/** Who joined, moved, left or came back; and what a source let go at once, waiting for a decision. */
export function MovementsTab({ context }: { context: OptionsContext }) {
  const { open, client } = context.route;
  const decides = context.roles.includes('lead') || context.editable;
  if (open) return <MovementPage key={open} context={context} id={open} decides={decides} />;
  if (client) return <ClientClosure key={client} context={context} client={client} />;
  return <MovementList context={context} decides={decides} />;
}

function MovementList({ context, decides }: { context: OptionsContext; decides: boolean }) {
  const { ask } = context;
  const [kind, setKind] = useState<MovementKind | ''>('');
  const [state, setState] = useState<MovementState | ''>('');
  const [found, setFound] = useState<Movements | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const load = useCallback(
    async (before?: Movements) => {
      const query = {
        limit: 50,
        ...(kind ? { kind } : {}),
        ...(state ? { state } : {}),
        ...(before?.next ? { before: before.next } : {}),
      };
      const reply = await askRoute(ask, 'GET /v1/movements', { query });
      setFailed(reply.ok ? null : reply.sentence);
      if (reply.ok) setFound({ ...reply.value, movements: [...(before?.movements ?? []), ...reply.value.movements] });
    },
    [ask, kind, state],
  );
  useEffect(() => void load(), [load]);

  const list = found?.movements ?? [];
  const names = useNames(ask, { technicians: list.map(({ decidedBy }) => decidedBy ?? undefined) });
  const options = (words: Record<string, string>) => [
    { value: '', label: t.any },
    ...Object.entries(words).map(([value, label]) => ({ value, label })),
  ];

  return (
    <>
      <Lead title={t.title} text={t.lead} />
      {found?.holds.map((hold) => (
        <Hold key={hold.source} context={context} hold={hold} decides={decides} onDecided={() => load()} />
      ))}
      <div class="toolbar fields">
        <SelectField
          label={t.kind}
          value={kind}
          options={options(t.kinds)}
          onValue={(next) => setKind(next as MovementKind | '')}
        />
        <SelectField
          label={t.state}
          value={state}
          options={options(t.states)}
          onValue={(next) => setState(next as MovementState | '')}
        />
      </div>
      {failed && <Trouble sentence={failed} onRetry={() => load()} />}
      {!found && !failed && <Waiting />}
      {found && list.length === 0 && <p class="card said">{t.empty}</p>}
      {list.length > 0 && (
        <ul class="records">
          {list.map((movement) => (
            <li key={movement.id}>
              <MovementLine movement={movement} names={names} />
            </li>
          ))}
        </ul>
      )}
      {found?.next && (
        <button type="button" class="button start" onClick={() => void load(found)}>
          {t.older}
        </button>
      )}
    </>
  );
}
