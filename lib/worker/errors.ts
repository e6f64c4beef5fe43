import type { Failure } from '../wire/own.ts';
import { storageTrouble } from './storage-trouble.ts';

/** Policy, permission or a person said no. `sentence` says what was wrong and what to do; neither carries a field's value. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** Our own bug, or a part of ours that broke. */
export class Fault extends Error {
  override name = 'Fault';
  readonly code: string;
  constructor(code: string, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.code = code;
  }
}

/** Any thrown thing as an answer. What is not one of ours is logged here and told without its details: they may hold what a page sent. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Refused || error instanceof Fault)
    return { ok: false, code: error.code, sentence: error.message };
  console.error('Unswivel: unexpected error', error);
  const trouble = storageTrouble(error);
  if (trouble) return { ok: false, ...trouble };
  return {
    ok: false,
    code: 'fault.unexpected',
    sentence:
      'Something inside Unswivel went wrong and nothing was changed. Try again; if it stays, tell your administrator.',
  };
}
