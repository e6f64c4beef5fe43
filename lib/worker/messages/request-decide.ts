import { requestSchema } from '../../wire/lifecycle.schema.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer } from '../../wire/state.ts';
import { Refused } from '../errors.ts';
import { overlayState } from '../overlay-state.ts';
import { askCollector } from '../own/ask-collector.ts';
import { askDecisions, changeDecisions, decisionsHere } from '../requests/decisions.ts';
import type { Scene } from '../scene.ts';

type Asked = Extract<PageMessage, { type: 'request.decide' }>;

/** Decides on exactly what this page was shown, in the page of the ticket the request names. What the collector refuses is shown on the card, with the request as it stands then. */
export async function answerRequestDecide(scene: Scene, { request, hash, reject }: Asked): Promise<Answer> {
  const shown = (await decisionsHere(scene)).find(({ id }) => id === request);
  if (!shown || shown.hash !== hash)
    throw new Refused('request.changed', 'What waits here has changed meanwhile. Look at it, and decide then.');
  const { identity } = scene;
  try {
    await askCollector(identity, `/v1/requests/${encodeURIComponent(request)}/${reject ? 'reject' : 'approve'}`, {
      method: 'POST',
      body: { hash, ...(reject ? { why: reject } : {}) },
      schema: requestSchema,
    });
    await changeDecisions(identity, ({ failed, ...held }) => ({
      ...held,
      failed: Object.fromEntries(Object.entries(failed).filter(([id]) => id !== request)),
      waiting: held.waiting.filter(({ id }) => id !== request),
    }));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await changeDecisions(identity, (held) => ({ ...held, failed: { ...held.failed, [request]: error.message } }));
  }
  await askDecisions(identity, { now: true });
  return { ok: true, state: await overlayState(scene) };
}
