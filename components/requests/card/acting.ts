/** What somebody may do with a request from one of our pages. */
import type { AskedRoute } from '../../../lib/wire/asked.schema.ts';
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { Ask, Reply } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { requestsText as t } from '../../text.ts';
import { sentenceOf } from '../object-lines.ts';
import { readableMoments } from '../readable-moments.ts';

export const STEPS = [
  'approve',
  'reject',
  'cancel',
  'revoke',
  'recorded',
  'bind',
  'accept-risk',
  'recheck',
  'hand-over',
  'close',
] as const;
export type Step = (typeof STEPS)[number];
export type StepRoute = Extract<AskedRoute, `POST /v1/requests/:id/${Step}`>;

export interface Acting {
  ask: Ask;
  /** technician id of whoever looks */
  me: string;
  /** a refusal as its sentence; null: it was taken */
  step(request: RequestView, step: Step, body: object): Promise<string | null>;
  /** opens the console at the account */
  open(request: RequestView): void;
}

interface Given {
  ask: Ask;
  me: string;
  /** asks anew what is shown: refused or not, it may have changed since */
  again(): Promise<unknown>;
  /** a sentence about what was done, or why a console could not be opened */
  say(sentence: string | null): void;
}

export function createActing({ ask, me, again, say }: Given): Acting {
  return {
    ...{ ask, me },
    async step(request, step, body) {
      const route = `POST /v1/requests/:id/${step}` as StepRoute;
      const reply = (await askRoute(ask, route, { id: request.id, body })) as Reply<RequestView>;
      if (reply.ok) say(t.done[step](sentenceOf(request)));
      await again();
      return reply.ok ? null : readableMoments(reply.sentence);
    },
    open({ object }) {
      void ask({ type: 'own.openAccount', console: object.console.id, account: object.account.name }).then((reply) =>
        say(reply.ok ? null : reply.sentence),
      );
    },
  };
}
