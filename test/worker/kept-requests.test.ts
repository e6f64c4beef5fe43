import { describe, expect, it } from 'vitest';
import { type Waiting, withView } from '../../lib/worker/requests/kept.ts';
import { asked } from '../components/stories/sample-requests.ts';

const ending: typeof asked.ending = { at: '2026-11-22T09:00:00.000Z', by: 'jonas-weber', why: 'Left' };
const before: Waiting = {
  ...{ view: { ...asked, state: 'in-use' }, since: 3, upTo: 9, deeds: [], looks: [] },
  ...{ said: { tone: 'ok', text: 'Verified: the account is as it was asked for.' }, saidAt: 1 },
};

describe('a request that waits, told anew', () => {
  it('keeps what was said of it while it goes on the same way', () => {
    expect(withView(before, { ...asked, state: 'in-use', version: 9 }, 12)).toMatchObject({
      said: { text: 'Verified: the account is as it was asked for.' },
      upTo: 9,
    });
  });

  it('says nothing of its beginning once its end began', () => {
    const now = withView(before, { ...asked, state: 'revocation-requested', ending }, 12);
    expect(now.said).toBeUndefined();
    expect(now).toMatchObject({ since: 12, upTo: 0 });
  });
});
