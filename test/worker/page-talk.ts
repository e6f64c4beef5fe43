import { browser } from 'wxt/browser';
import type { Candidate } from '../../lib/wire/page.schema.ts';
import type { FillAnswer, OpenAnswer } from '../../lib/wire/state.ts';
import { answerPage } from '../../lib/worker/messages/page.ts';
import type { Sender } from '../../lib/worker/sender.ts';

/** One document of one tab, as the browser would describe it to the worker. */
export interface Talk {
  sender: Sender;
  open(): Promise<OpenAnswer>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  say(message: object): Promise<any>;
  fill(fields: Partial<Candidate>[], more?: object): Promise<FillAnswer>;
}

export function talkFrom(
  url: string,
  where: { tab?: number; frame?: number; document?: string; origin?: string } = {},
): Talk {
  const sender = {
    id: browser.runtime.id,
    url,
    origin: where.origin ?? new URL(url).origin,
    frameId: where.frame ?? 0,
    documentId: where.document ?? `document of ${url}`,
    tab: { id: where.tab ?? 1 },
  } as unknown as Sender;
  let nonce = '';
  const talk: Talk = {
    sender,
    async open() {
      const answer = (await answerPage({ type: 'open', url }, sender)) as OpenAnswer;
      nonce = answer.nonce;
      return answer;
    },
    say: (message) => answerPage('nonce' in message ? message : { nonce, ...message }, sender),
    fill: (fields, more = {}) =>
      talk.say({ type: 'fill.intend', overwrite: false, gesture: 'click', fields: fields.map(asCandidate), ...more }),
  };
  return talk;
}

function asCandidate(field: Partial<Candidate>, at: number): Candidate {
  return {
    key: `k${at}`,
    attribute: 'displayName',
    control: `Field ${at}`,
    confidence: 0.9,
    source: 'profile',
    holds: 'nothing',
    ...field,
  };
}
