import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { AnswerOf } from '../../../lib/wire/asked.schema.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import type { Ask } from '../../own/ask.ts';
import { useRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { saveFile } from '../../own/save-file.ts';
import { Banner } from '../../parts/banner.tsx';
import { requestsClosureText as t } from '../../text.ts';
import { ClosureFacts } from './closure-facts.tsx';
import { closureLines } from './closure-file.ts';
import { OpenList } from './open-list.tsx';
import { Progress } from './progress.tsx';

export type Closure = AnswerOf<'GET /v1/movements/:id/closure'>;

const LOOK_AGAIN_MS = 30_000;

interface Props {
  ask: Ask;
  me: string;
  /** whose: a movement's, or a leaving client's */
  of: 'movements' | 'clients';
  id: string;
  /** what it is called in a file */
  name: string;
  /** what sets it off; stands over the list and reloads it */
  above?: (closure: Closure, reload: () => Promise<void>) => ComponentChildren;
}

/** What is open of one movement, or of a client that leaves: who holds it, what nobody can see, how far it is. */
export function ClosureView({ ask, me, of, id, name, above }: Props) {
  const { value, failure, reload } = useRoute(ask, `GET /v1/${of}/:id/closure`, { id }, LOOK_AGAIN_MS);
  const [said, setSaid] = useState<string | null>(null);
  if (!value) return failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />;
  const { total, closed, open, ended, moved } = value;
  return (
    <div class="stack closure">
      {failure && <Banner tone="warn" text={failure.sentence} />}
      {moved && <h2>{t.of[moved.kind](displayText(moved.displayName))}</h2>}
      {above?.(value, reload)}
      {ended.length > 0 && <p class="dim">{t.ended(ended)}</p>}
      {total === 0 && <p class="card said">{above ? t.nothingYet : t.nothing}</p>}
      {total > 0 && (
        <div class="card stack">
          <Progress closed={closed} total={total} />
          {open.length === 0 && (
            <Banner tone="ok" text={value.closedAt ? t.allClosed(clock(value.closedAt)) : t.allDone} />
          )}
          <button
            type="button"
            class="link start no-print"
            onClick={() => saveFile(`${name}.csv`, closureLines(value))}
          >
            {t.export}
          </button>
        </div>
      )}
      <ClosureFacts closure={value} />
      <p role="status" class={said ? 'said' : 'vh'}>
        {said && displayText(said)}
      </p>
      {open.length > 0 && <OpenList closure={value} ask={ask} me={me} reload={reload} say={setSaid} />}
    </div>
  );
}
