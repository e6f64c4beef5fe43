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
    { attribute: 'givenName', from: 'Jad', to: 'Jade', outcome: 'kept' },
    { attribute: 'phone', to: `hmac-sha256:${'a'.repeat(64)}`, policy: 'digest', outcome: 'kept' },
    { attribute: 'title', policy: 'omit', outcome: 'kept' },
    { attribute: 'city', to: 'Köln', outcome: 'kept' },
  ],
};
const names = {
  technician: (id: string) => ({ mkruse: 'Mara Kruse', jadeyemi: 'Jade Adeyemi' })[id] ?? id,
  client: () => 'Fabrikam',
  console: () => 'Fabrikam’s Entra',
};

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

  it('names who did what to which account of whom, where, as whom and why, from what to what', () => {
    expect(story(full, names)).toBe(
      'Mara Kruse filled 4 fields of the account “jade@fabrikam.example” of Fabrikam for Jade Adeyemi on Fabrikam’s Entra, signed in as “admin@msp.example” for ticket 17: givenName from “Jad” to “Jade”, phone, of which the log holds a digest only, title, whose value the client keeps out of the log and 1 more',
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
