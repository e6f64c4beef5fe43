import type { AskMessage } from '../../../lib/wire/asked.schema.ts';
import type { AskAnswer } from '../../../lib/wire/own.ts';
import type { SignInLink, SignInSettingsAnswer } from '../../../lib/wire/sign-in.schema.ts';
import type { Ask, Reply } from '../../own/ask.ts';

interface Answers {
  'GET /v1/sign-in/settings': SignInSettingsAnswer;
  'PUT /v1/sign-in/settings': SignInSettingsAnswer;
  'GET /v1/sign-in/links': { links: SignInLink[] };
  'PUT /v1/sign-in/links/:id': unknown;
  'DELETE /v1/sign-in/links/:id': unknown;
}

/** Asks the collector about sign-in, through the worker; a refusal is an answer with its sentence. */
export async function askSignIn<R extends keyof Answers>(
  ask: Ask,
  route: R,
  more: Pick<AskMessage, 'id' | 'body'> = {},
): Promise<Reply<Answers[R]>> {
  const reply = await ask({ type: 'own.ask', route, ...more });
  return reply.ok ? { ok: true, value: (reply.value as AskAnswer).value as Answers[R] } : reply;
}
