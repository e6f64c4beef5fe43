import { useState } from 'preact/hooks';
import type { Account } from '../../../lib/record/record.schema.ts';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { sentenceOf } from '../../requests/object-lines.ts';
import { requestsText, requestsEndText as t } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { EndForm } from '../end-form.tsx';
import { seesTab } from '../who-sees.ts';

/** What is open about an account; the way to its proof; and for those who may: that it must end. */
export function EndAccess({ context, account }: { context: OptionsContext; account: Account }) {
  const { ask, roles } = context;
  const { console, client, name } = account;
  const { value, reload } = useRoute(ask, 'GET /v1/requests', { query: { console, client, account: name } });
  const [asking, setAsking] = useState(false);
  const open = value?.requests ?? [];
  const may = roles.includes('lead') || roles.includes('administrator');
  const proof = `evidence.html#proof?${new URLSearchParams({ client, console, account: name })}`;

  async function end(why: string) {
    const reply = await askRoute(ask, 'POST /v1/removals', { body: { account: account.id, why } });
    if (!reply.ok) return reply.sentence;
    setAsking(false);
    await reload();
    return null;
  }

  return (
    <section class="group">
      <h2>{t.title}</h2>
      {value && open.length === 0 && <p class="dim">{t.none}</p>}
      {open.length > 0 && (
        <ul class="lines">
          {open.map((request) => (
            <li key={request.id}>
              <span>{sentenceOf(request)}</span>
              <span class="dim">{requestsText.states[request.state]}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        {seesTab(roles, 'movements') && (
          <a class="link" href={proof}>
            {t.proof}
          </a>
        )}
        {may && !asking && (
          <button type="button" class="link" onClick={() => setAsking(true)}>
            {t.end}
          </button>
        )}
      </p>
      {asking && (
        <EndForm sure={t.sure(name)} why={t.why} yes={t.yes} no={t.no} end={end} onBack={() => setAsking(false)} />
      )}
    </section>
  );
}
