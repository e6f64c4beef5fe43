/** What anybody might do to requests at any moment: the right next step now and then, and every wrong one. Data only, so that a run can be told, shrunk and repeated. */
import fc from 'fast-check';

export const WHO = ['admin', 'lead', 'jide', 'lan', 'priya'] as const;
export type WhoName = (typeof WHO)[number];

export interface Command {
  /** `right`: the step that comes next, by somebody who may take it */
  kind: 'right' | 'ask' | 'removal' | 'step' | 'event' | 'clock' | 'emergency' | 'record' | 'link';
  who: WhoName;
  /** which request, of those there are */
  which: number;
  what: number;
  /** which event, of those sent */
  event: number;
  minutes: number;
}

export const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.oneof(
    { weight: 40, arbitrary: fc.constant('right' as const) },
    { weight: 8, arbitrary: fc.constant('ask' as const) },
    { weight: 2, arbitrary: fc.constant('removal' as const) },
    { weight: 34, arbitrary: fc.constant('step' as const) },
    { weight: 8, arbitrary: fc.constant('event' as const) },
    { weight: 4, arbitrary: fc.constant('clock' as const) },
    { weight: 2, arbitrary: fc.constant('emergency' as const) },
    { weight: 1, arbitrary: fc.constant('record' as const) },
    { weight: 1, arbitrary: fc.constant('link' as const) },
  ),
  who: fc.constantFrom(...WHO),
  which: fc.nat(9999),
  what: fc.nat(9999),
  event: fc.nat(9999),
  minutes: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: -600, max: 600 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 * 24 * 20 }) },
  ),
});
