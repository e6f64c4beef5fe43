import type { ComponentChildren } from 'preact';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { clock } from '../../own/moment.ts';
import { requestsClosureText as t } from '../../text.ts';
import type { Closure } from './closure-view.tsx';

/** Who holds what is open, where nobody has looked, and what the leaver answers for. */
export function ClosureFacts({ closure: { holders, unreachable, owned } }: { closure: Closure }) {
  const kinds: Partial<Record<string, string>> = t.kinds;
  return (
    <div class="facts">
      <Fact title={t.holders} count={holders.length}>
        {holders.map(({ owner, name, active, open }) => (
          <li key={owner}>
            <span class="cut">{displayText(name)}</span>
            {!active && <span class="tag bad">{t.holderGone}</span>}
            <span class="num">{open}</span>
          </li>
        ))}
      </Fact>
      <Fact title={t.unreachable} hint={t.unreachableHint} count={unreachable.length}>
        {unreachable.map(({ client, console, label, lastSeen }) => (
          <li key={`${client} ${console}`}>
            <span class="cut">{displayText(label)}</span>
            <span class="dim num">{lastSeen ? t.lastSeen(clock(lastSeen)) : t.neverSeen}</span>
          </li>
        ))}
      </Fact>
      <Fact title={t.owned} hint={t.ownedHint} count={owned.length}>
        {owned.map(({ kind, id, name }) => (
          <li key={`${kind} ${id}`}>
            <span class="cut">{displayText(name)}</span>
            <span class="dim">{kinds[kind] ?? kind}</span>
          </li>
        ))}
      </Fact>
    </div>
  );
}

interface FactProps {
  title: string;
  hint?: string;
  count: number;
  children: ComponentChildren;
}

function Fact({ title, hint, count, children }: FactProps) {
  if (count === 0) return null;
  return (
    <section class="card stack">
      <div>
        <h2>{title}</h2>
        {hint && <p class="dim">{hint}</p>}
      </div>
      <ul class="factlist">{children}</ul>
    </section>
  );
}
