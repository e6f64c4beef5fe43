import { describe, expect, it } from 'vitest';
import { type EventBody, eventBodySchema, OUTCOMES } from '../../lib/evidence/event.schema.ts';
import { verbsOf } from '../../lib/evidence/story/groups.ts';
import { newPaths, tellNext } from '../../lib/evidence/story/paths.ts';
import { stepOfRequest } from '../../lib/evidence/story/step-of-request.ts';
import { NO_NAMES } from '../../lib/evidence/story/words.ts';

const HASH = 'a'.repeat(64);
const idOf = (n: number) => `01939f00-0000-7000-8000-${String(n).padStart(12, '0')}`;

function event(n: number, verb: EventBody['verb'], change: Partial<EventBody> = {}): EventBody {
  return eventBodySchema.parse({
    ...{ v: 1, id: idOf(n), at: '2026-11-20T08:00:00.000Z', verb, outcome: 'success' },
    actor: { technician: 'mkruse', version: 3, device: 'dev-1' },
    client: { id: 'fabrikam', version: 1 },
    ...change,
  });
}
const step = (
  n: number,
  verb: EventBody['verb'],
  state: string,
  detail: object = {},
  change: Partial<EventBody> = {},
) =>
  event(n, verb, {
    object: { type: 'request', key: 'req-1' },
    detail: { hash: HASH, version: n, state, change: 'grant', account: 'jade', ...detail },
    ...change,
  });
function told(...events: EventBody[]) {
  const paths = newPaths();
  for (const [index, body] of events.entries())
    tellNext(paths, { index, receivedAt: '2026-11-20T08:00:01.000Z', body, names: NO_NAMES });
  return [...paths.paths.values()];
}

describe('the path of a request', () => {
  it('is told from its beginning to where it stands, each step with the entries that show it', () => {
    const [path] = told(
      step(1, 'request.made', 'requested', { why: 'Jade joined.' }),
      step(2, 'request.approved', 'approved', { way: 'rule', said: 'The movement was confirmed.' }),
      event(3, 'form.submitted', { object: { type: 'account', key: 'jade' } }),
      step(4, 'request.implemented', 'implemented', { shown: idOf(3) }),
      step(5, 'request.verified', 'implemented', { why: 'It is not there.', owner: 'lead' }, { outcome: 'failed' }),
      step(6, 'request.revocation-asked', 'revocation-requested'),
      step(7, 'request.closed', 'closed'),
    );
    expect(path).toMatchObject({
      ...{ request: 'req-1', hash: HASH, about: 'Access with the account “jade” of fabrikam', state: 'closed' },
      steps: [
        { sentence: 'Mkruse asked for it: Jade joined.', shownBy: [] },
        { sentence: 'A rule approved it: The movement was confirmed.' },
        { index: 3, sentence: 'Mkruse carried it out.', shownBy: [2] },
        { sentence: 'Mkruse looked, and it is not so, of which lead is told: It is not there.' },
        { sentence: 'Mkruse asked that it ends.' },
        { sentence: 'Mkruse closed it.' },
      ],
    });
  });

  it('of an emergency begins with the work that came before the request', () => {
    const [path] = told(
      event(1, 'emergency.begun', {
        object: { type: 'account', key: 'jade' },
        detail: { why: 'Nobody can sign in', hours: 2 },
      }),
      step(2, 'emergency.taken', 'emergency', { shown: idOf(1) }),
      step(3, 'request.bound', 'emergency', {}, { ticket: { console: 'rt', number: '7' } }),
    );
    expect(path?.steps.map(({ sentence }) => sentence)).toEqual([
      'Mkruse began it as an emergency, for 2 hours at most, before there was a ticket: Nobody can sign in.',
      'It was taken in, to be reviewed.',
      'Mkruse gave it its ticket, 7.',
    ]);
  });

  it('which is itself an end is carried out, and not ended', () => {
    const [path] = told(
      step(1, 'request.revocation-asked', 'revocation-requested', { change: 'removal' }),
      step(2, 'request.revoked', 'revoked', { change: 'removal' }),
      step(3, 'request.revocation-verified', 'revocation-verified', { change: 'removal' }),
    );
    expect(path?.about).toBe('The end of the account “jade” of fabrikam');
    expect(path?.steps.map(({ sentence }) => sentence)).toEqual([
      'Mkruse asked for it.',
      'Mkruse carried it out.',
      'Mkruse saw that it is so.',
    ]);
  });

  it.each(verbsOf('request').filter((verb) => verb.startsWith('request.')))(
    'has a sentence for %s, even where the event holds no more than it must',
    (verb) => {
      for (const outcome of OUTCOMES) {
        const { sentence } = stepOfRequest(step(1, verb, 'approved', {}, { outcome }), NO_NAMES) ?? {};
        expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|\[object|\n/);
      }
    },
  );
});
