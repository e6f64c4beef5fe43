import { expect, it } from 'vitest';
import { linkTo, type Runtime } from '../../lib/page/session/worker-link.ts';

const runtimeThat = (sendMessage: () => Promise<unknown>, id?: string): Runtime => ({
  ...(id ? { id } : {}),
  sendMessage,
  onMessage: { addListener: () => undefined, removeListener: () => undefined },
});
const ended = async () => {
  throw new Error('A listener indicated an asynchronous response, but the message channel closed');
};

it('says that the extension was updated only when it is gone', async () => {
  const answer = await linkTo(runtimeThat(ended)).send({ type: 'open', url: 'https://psa.example/' });
  expect(answer).toMatchObject({ ok: false, code: 'worker.gone', sentence: expect.stringMatching(/updated.*Reload/) });
});

it('asks to try again when only the worker ended before it answered', async () => {
  for (const send of [ended, async () => undefined]) {
    const answer = await linkTo(runtimeThat(send, 'the-id')).send({ type: 'open', url: 'https://psa.example/' });
    expect(answer).toMatchObject({ ok: false, code: 'worker.gone', sentence: expect.stringMatching(/Try again/) });
  }
});
