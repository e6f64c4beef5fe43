// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type FirstStage, visit } from '../../../lib/page/first-stage/first-stage.ts';

/** A page whose worker answers as told, one answer for each question. */
function pageWith(...answers: unknown[]) {
  window.location.hash = '#/users/1';
  const asked: string[] = [];
  const stage: FirstStage = {
    window,
    ended: false,
    turn: 0,
    send: (message) => {
      asked.push(`${message.type} ${new URL(message.url).hash}`);
      return Promise.resolve(answers.shift());
    },
  };
  const go = (hash: string) => {
    window.location.hash = hash;
    window.dispatchEvent(new Event('hashchange'));
  };
  return { stage, asked, go };
}

describe('the first stage', () => {
  it.each([
    ['the worker was stopped before it answered', undefined],
    ['something failed in the worker', { ok: false, code: 'fault.unexpected', sentence: 'Try again.' }],
  ])('asks again at the next address when %s', async (_, failure) => {
    const { stage, asked, go } = pageWith(failure, { watch: true, page: null });
    visit(stage);
    await vi.waitFor(() => expect(stage.heard).toBe(false));
    expect(stage.ended).toBe(false);
    go('#/users/2');
    await vi.waitFor(() => expect(stage.heard).toBe(true));
    expect(asked).toEqual(['visit #/users/1', 'visit #/users/2']);
  });

  it('ends where the worker says that this is no console, and hears nothing of the page from then on', async () => {
    const { stage, asked, go } = pageWith({ watch: true, page: null }, { watch: false });
    visit(stage);
    await vi.waitFor(() => expect(stage.heard).toBe(true));
    go('#/elsewhere');
    await vi.waitFor(() => expect(stage.ended).toBe(true));
    go('#/users/3');
    expect(asked).toEqual(['visit #/users/1', 'visit #/elsewhere']);
  });
});
