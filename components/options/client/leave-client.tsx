import { useState } from 'preact/hooks';
import type { Client } from '../../../lib/record/record.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { requestsClosureText as t } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { EndForm } from '../end-form.tsx';
import { writeRoute } from '../route.ts';

/** A client leaves: all our access there is to end, after asking; and the way to what is open of it. */
export function LeaveClient({ context, client }: { context: OptionsContext; client: Client }) {
  const [asking, setAsking] = useState(false);

  async function leave(why: string) {
    const reply = await askRoute(context.ask, 'POST /v1/clients/:id/leave', { id: client.id, body: { why } });
    if (!reply.ok) return reply.sentence;
    context.go({ tab: 'movements', client: client.id });
    return null;
  }

  return (
    <section class="group">
      <h2>{t.leaveTitle}</h2>
      <p class="row">
        <a class="link" href={writeRoute({ tab: 'movements', client: client.id })}>
          {t.seeClosure}
        </a>
        {context.editable && !client.own && !asking && (
          <button type="button" class="link" onClick={() => setAsking(true)}>
            {t.leave}
          </button>
        )}
      </p>
      {asking && (
        <EndForm
          sure={t.leaveSure(client.name)}
          why={t.leaveWhy}
          yes={t.leaveYes}
          no={t.leaveNo}
          end={leave}
          onBack={() => setAsking(false)}
        />
      )}
    </section>
  );
}
