import { describe, expect, it } from 'vitest';
import { type EventBody, eventBodySchema, OUTCOMES, VERBS } from '../../lib/evidence/event.schema.ts';
import { GROUPS, groupOf, verbsOf } from '../../lib/evidence/story/groups.ts';
import { story } from '../../lib/evidence/story/story.ts';

const bare = (verb: EventBody['verb'], outcome: EventBody['outcome'] = 'success'): EventBody =>
  eventBodySchema.parse({
    ...{ v: 1, id: '01939f00-0000-7000-8000-000000000001', at: '2026-11-20T08:00:00.000Z', verb, outcome },
    actor: { technician: 'mkruse', version: 3, device: 'dev-1' },
  });

const full: EventBody = {
  ...bare('fill.done'),
  subject: { technician: 'jadeyemi', version: 2 },
  ticket: { console: 'rt', number: '17' },
  client: { id: 'fabrikam', version: 1 },
  console: { id: 'entra', profile: 'entra', signedInAs: 'admin@msp.example' },
  object: { type: 'account', key: 'jade@fabrikam.example', purpose: 'everyday' },
  fields: [
    { attribute: 'name.givenName', from: 'Jad', to: 'Jade', outcome: 'kept' },
    { attribute: 'phone', to: `hmac-sha256:${'a'.repeat(64)}`, policy: 'digest', outcome: 'kept' },
    { attribute: 'title', policy: 'omit', outcome: 'kept' },
    { attribute: 'city', to: 'Köln', outcome: 'kept' },
  ],
};
const names = {
  technician: (id: string) => ({ mkruse: 'Mara Kruse', jadeyemi: 'Jade Adeyemi' })[id] ?? id,
  client: (id: string) => (id === 'fabrikam' ? 'Fabrikam' : id),
  console: (id: string) => ({ entra: 'Fabrikam’s Entra', rt: 'our tickets' })[id] ?? id,
};

const PARTICULAR: Partial<Record<EventBody['verb'], EventBody['detail']>> = {
  'token.issued': { for: 'the directory' },
  'token.used': { for: 'the directory' },
  'token.revoked': { for: 'the directory' },
  'evidence.read': { client: 'fabrikam', person: 'jadeyemi' },
};
/** Everything an event may say of whom, where and why; what is particular to a verb stands in `detail`. */
const whole = (verb: EventBody['verb'], outcome: EventBody['outcome']): EventBody => ({
  ...full,
  ...{ verb, outcome },
  ...(outcome === 'refused' || outcome === 'failed' ? { code: 'some.code' } : {}),
  object: { type: 'thing', key: 'key-17' },
  detail: PARTICULAR[verb] ?? {
    ...{
      account: 'jade.a',
      change: 'removal',
      why: 'She left',
      reason: 'Night duty',
      hours: 2,
      accounts: 3,
      places: 4,
    },
    ...{ from: 'rt', to: 'entra', for: 'jadeyemi', owner: 'jadeyemi', approver: 'Ada of Fabrikam', way: 'signed' },
    ...{ does: 'reset-password', kind: 'left', decision: 'declined', leavers: 5, requests: 6, name: 'Jade’s laptop' },
    ...{ rows: 7, complete: true, recheckAt: '2026-12-01', unreported: 8, events: 9, fromSize: 10, paused: true },
  },
});
/** These are only ever told as what they are: there is no other outcome of them to tell. */
const ONE_OUTCOME: readonly EventBody['verb'][] = [
  ...(['exception.ending', 'technician.joined', 'technician.moved', 'technician.left'] as const),
  ...(['technician.returned', 'leavers.held', 'token.used', 'device.stopped', 'evidence.read'] as const),
  ...(['access.refused', 'log.key-rotated', 'log.epoch', 'request.expired', 'request.voided'] as const),
  ...(['request.in-use', 'request.escalated', 'request.rechecked', 'request.refused'] as const),
  ...(['emergency.taken', 'movement.fanned-out', 'movement.closed', 'fill.refused', 'security.noticed'] as const),
];

describe('the story of an event', () => {
  it.each(VERBS.map((verb) => [verb]))(
    'has a sentence for %s, even where the event holds no more than it must',
    (verb) => {
      for (const outcome of OUTCOMES) {
        const sentence = story(bare(verb, outcome));
        expect(sentence).toMatch(/^[A-Z]/);
        expect(sentence).not.toMatch(/undefined|NaN|\[object|\n|\.$/);
      }
    },
  );

  const WRONG =
    /undefined|NaN|null|\[object|\n|\.$| {2}| [,:;.]|name\.|\bgivenName\b|mkruse|jadeyemi|fabrikam(?!\.example)|\bentra\b/;
  const DOUBLED = /\b([a-z]+) \1\b/i;
  const outcomes = OUTCOMES.flatMap((outcome) => VERBS.map((verb) => [verb, outcome] as const));

  it.each(outcomes)('is a plain sentence for %s, %s: names for ids, words for keys, nothing twice', (verb, outcome) => {
    for (const body of [whole(verb, outcome), bare(verb, outcome)]) {
      const sentence = story(body, names);
      expect(sentence.replace(/\(some\.code\)/, '')).not.toMatch(WRONG);
      expect(sentence).not.toMatch(DOUBLED);
    }
  });

  it('is looked at by tests that find what is wrong', () => {
    for (const wrong of [
      'Mara saw undefined',
      'Mara  saw',
      'mkruse saw',
      'Mara saw name.givenName',
      'it ends.',
      'to , and',
    ])
      expect(wrong).toMatch(WRONG);
    expect('was given given name').toMatch(DOUBLED);
    expect(VERBS.length * OUTCOMES.length).toBe(outcomes.length);
  });

  it.each(VERBS.filter((verb) => !ONE_OUTCOME.includes(verb)))('does not tell %s as done where it was not', (verb) => {
    const [done, ...others] = (['success', 'failed', 'refused', 'cancelled'] as const).map((outcome) =>
      story({ ...whole(verb, outcome), code: undefined }, names),
    );
    const told = verb.startsWith('request.') && verb.endsWith('verified') ? others.slice(0, 1) : others;
    if (verb === 'account.observed' || verb === 'drift.mended') told.splice(1);
    for (const other of told) expect(other).not.toBe(done);
  });

  it('of what was refused before it reached the console does not say that it was saved', () => {
    const refused = (verb: EventBody['verb']) =>
      story({ ...full, verb, outcome: 'refused', code: 'fill.paused' }, names);
    expect(refused('form.submitted')).toMatch(
      /^Mara Kruse set out to save a form .*, which was refused \(fill\.paused\)$/,
    );
    expect(refused('action.performed')).toMatch(/^Mara Kruse set out to do .*, which was refused \(fill\.paused\)$/);
    expect(story({ ...full, verb: 'form.submitted', outcome: 'unknown', fields: [] }, names)).toMatch(
      / saved a form .* ticket 17$/,
    );
  });

  it('of what was done past us says that it was found, not who did it', () => {
    const past = (verb: EventBody['verb']) =>
      story(
        { ...full, verb, object: { type: 'request', key: 'req-1' }, detail: { elsewhere: true, account: 'jade' } },
        names,
      );
    expect(past('request.implemented')).toMatch(
      /^Mara Kruse found that this was done past us: access with the account “jade”/,
    );
    expect(past('request.revoked')).toMatch(
      /^Mara Kruse found that this was ended past us: access with the account “jade”/,
    );
  });

  it('of a reading of the evidence says what was asked for, in words', () => {
    const read = (detail: NonNullable<EventBody['detail']>) =>
      story({ ...bare('evidence.read'), object: { type: 'evidence', key: 'raw=key' }, detail }, names);
    expect(read({ client: 'fabrikam', ticket: '17', from: '2026-07-01T00:00:00Z', to: '2026-10-01T00:00:00Z' })).toBe(
      'Mara Kruse read evidence of Fabrikam, ticket “17”, from 2026-07-01T00:00:00Z to 2026-10-01T00:00:00Z',
    );
    expect(read({ sample: 'changes', client: 'fabrikam', seed: 'audit', n: 25 })).toBe(
      'Mara Kruse read a sample of 25 changes of Fabrikam, drawn by the seed “audit”',
    );
    expect(read({ reach: 'fabrikam' })).toBe('Mara Kruse read who can reach Fabrikam');
    expect(read({ person: 'jadeyemi', console: 'entra' })).toBe(
      'Mara Kruse read evidence, about Jade Adeyemi, on Fabrikam’s Entra',
    );
    expect(read({})).toBe('Mara Kruse read evidence (raw=key)');
  });

  it('names who did what to which account of whom, where, as whom and why, from what to what', () => {
    expect(story(full, names)).toBe(
      'Mara Kruse filled 4 fields of the account “jade@fabrikam.example” of Fabrikam for Jade Adeyemi on Fabrikam’s Entra, signed in as “admin@msp.example” for ticket 17: given name from “Jad” to “Jade”, phone, of which the log holds a digest only, job title, whose value the client keeps out of the log and 1 more',
    );
  });

  it('keeps to one line whatever a page or ticket said, and turns no text around', () => {
    const sentence = story({
      ...full,
      object: { type: 'account', key: 'a\nb\u202ec\u001b[31m' },
      verb: 'account.observed',
      fields: [],
    });
    expect(sentence).toContain('“a␊b‹U+202E›c␛[31m”');
  });

  it('says what came of it', () => {
    expect(story({ ...full, outcome: 'unknown', code: 'page.gone', fields: [] }, names)).toMatch(
      /not known \(page\.gone\)$/,
    );
    expect(story({ ...bare('cover.taken', 'refused'), code: 'cover.active', detail: { hours: 2 } })).toMatch(
      /which was refused \(cover\.active\)$/,
    );
  });

  it('says how often something was noticed', () => {
    expect(story({ ...bare('security.noticed', 'refused'), code: 'x', detail: { times: 3 } })).toMatch(/, 3 times$/);
  });
});

describe('the groups', () => {
  it('hold every verb once, and each has some', () => {
    expect(GROUPS.flatMap(verbsOf).sort()).toEqual([...VERBS].sort());
    expect(GROUPS.filter((group) => verbsOf(group).length === 0)).toEqual([]);
  });

  it('put a refused fill among the refusals and a break-glass account among the emergencies', () => {
    expect(groupOf({ verb: 'fill.done', outcome: 'refused' })).toBe('refusal');
    expect(groupOf({ verb: 'security.noticed', outcome: 'intended', code: 'account.break-glass' })).toBe('emergency');
    expect(groupOf({ verb: 'record.changed', outcome: 'success', object: { type: 'exception' } })).toBe('exception');
  });
});
