import { useState } from 'preact/hooks';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import type { Ask } from '../own/ask.ts';
import { askRoute, useRoute } from '../own/ask-route.ts';
import { Banner } from '../parts/banner.tsx';
import { requestsText as t } from '../text.ts';
import { sentenceOf } from './object-lines.ts';
import { RequestCard } from './request-card.tsx';

const LOOK_AGAIN_MS = 30_000;
const SHOWN = 20;
const WORK = ['approve', 'do', 'verify'] as const;

/** What waits for the person in the requests for access: to decide, to do, to verify. What is decided binds to exactly what was shown. */
export function RequestsPart({ ask, offline }: { ask: Ask; offline: boolean }) {
  const approve = useRoute(ask, 'GET /v1/requests', waiting('approve'), LOOK_AGAIN_MS);
  const todo = useRoute(ask, 'GET /v1/requests', waiting('do'), LOOK_AGAIN_MS);
  const verify = useRoute(ask, 'GET /v1/requests', waiting('verify'), LOOK_AGAIN_MS);
  const [said, setSaid] = useState<string | null>(null);
  const answers = { approve, do: todo, verify };
  const askAgain = () => Promise.all(Object.values(answers).map(({ reload }) => reload()));
  const failure = approve.failure ?? todo.failure ?? verify.failure;

  async function step(request: RequestView, way: 'approve' | 'reject', why?: string): Promise<string | null> {
    const body = { hash: request.hash, ...(why === undefined ? {} : { why }) };
    const reply = await askRoute(ask, `POST /v1/requests/:id/${way}`, { id: request.id, body });
    if (reply.ok) setSaid((way === 'approve' ? t.approved : t.rejected)(sentenceOf(request)));
    // Refused or not, what is shown may have changed since.
    await askAgain();
    return reply.ok ? null : reply.sentence;
  }

  function open({ object }: RequestView) {
    void ask({ type: 'own.openAccount', console: object.console.id, account: object.account.name }).then((reply) =>
      setSaid(reply.ok ? null : reply.sentence),
    );
  }

  const lists = WORK.map((work) => ({ work, list: answers[work].value }));
  const empty = lists.every(({ list }) => list && list.requests.length === 0);
  return (
    <section>
      <h2>{t.title}</h2>
      <p role="status" class={said ? 'said' : 'vh'}>
        {said}
      </p>
      {failure && !offline && (
        <>
          <Banner tone="bad" text={failure.sentence} />
          <button type="button" class="link start" onClick={() => void askAgain()}>
            {t.refresh}
          </button>
        </>
      )}
      {!failure && lists.some(({ list }) => !list) && <p class="dim">{t.loading}</p>}
      {empty && <p class="dim">{t.none}</p>}
      {lists.map(
        ({ work, list }) =>
          list &&
          list.requests.length > 0 && (
            <div key={work} class="requested">
              <h3>{t.parts[work]}</h3>
              <ul class="requests">
                {list.requests.map((request) => (
                  <RequestCard
                    key={request.id}
                    request={request}
                    approve={(one) => step(one, 'approve')}
                    reject={(one, why) => step(one, 'reject', why)}
                    open={open}
                  />
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  );
}

const waiting = (work: (typeof WORK)[number]) => ({ query: { work, limit: SHOWN } });
