import { expect, it } from 'vitest';
import { eventBodySchema } from '../../lib/evidence/event.schema.ts';
import { makeEvent } from '../../lib/evidence/event.ts';
import { sha256OfText } from '../../lib/evidence/hash.ts';
import type { ExactObject } from '../../lib/lifecycle/exact-object.schema.ts';
import { objectHash } from '../../lib/lifecycle/object-hash.ts';
import { objectOfTold, textOfTold, toldObject } from '../../lib/lifecycle/told-object.ts';

const object = (change: Partial<ExactObject> = {}): ExactObject => ({
  ...{ v: 1, change: 'grant', subject: { technician: 'zmueller', version: 1 }, client: 'northwind', convention: 1 },
  ...{ console: { id: 'lam', version: 1, profile: 'lam' }, role: 'Helpdesk', groups: [], without: [] },
  account: { id: null, name: 'zmueller', purpose: 'everyday' },
  ...{ template: null, exception: null, maxHours: null },
  ...change,
});
/** As the log keeps it. */
const kept = (one: ExactObject) =>
  eventBodySchema.parse(
    makeEvent({
      ...{ verb: 'request.made', outcome: 'success', actor: { technician: 'a', version: 1, device: 'd' } },
      detail: toldObject(one),
    }),
  ).detail;

it.each([
  ['none', []],
  ['two, in whatever order', ['b', 'a']],
  [
    'as many and as long as there may be, of pairs that must not be cut',
    Array.from({ length: 50 }, (_, n) => `${n}${'🙂'.repeat(127)}`),
  ],
])('what an event tells of an object has the hash that is approved, with groups: %s', (_, groups) => {
  const one = object({ groups });
  expect(sha256OfText(textOfTold(kept(one)) ?? '')).toBe(objectHash(one));
  expect(objectOfTold(kept(one))?.groups).toEqual(groups.toSorted());
});

it('an object the log would mask a part of is not told', () => {
  const one = object({ groups: ['ghp_abcdefghijklmnopqrstuvwxyz0123456789'] });
  expect(toldObject(one)).toEqual({});
  expect(textOfTold({})).toBeUndefined();
  for (const other of ['no object', '{}', '{"groups":"x"}', 'null'])
    expect(objectOfTold({ object: other })).toBeUndefined();
});
