/** What must hold whatever is seen, tried on many made at random from a fixed seed. */
import { expect, test } from 'vitest';
import { accountFindings } from '../../lib/drift/account-findings.ts';
import { OBSERVABLE } from '../../lib/drift/observable.ts';
import { type Observation, observe, type Sighting } from '../../lib/drift/observation.ts';
import { compareValues } from '../../lib/drift/same/compare-values.ts';
import { seeded } from '../record/seeded.ts';
import { DAY, holderOf, NOW, sightingOf } from './golden-msp.ts';
import { makePairs } from './pairs.ts';

const ROUNDS = 3000;
const PIECES = [
  'a',
  'Ż',
  'ü',
  'ß',
  'Ада',
  '王',
  'محمد',
  ' ',
  ',',
  '.',
  '-',
  "'",
  '@',
  '+',
  '(',
  ')',
  '\\',
  '|',
  '0',
  '12',
  '+49',
  '\u0301',
  '\u200b',
  '\u00a0',
  '😀',
  'Dr.',
  'jr',
  'true',
  'off',
  'none',
  'CN=',
  ';',
  '\n',
];

const random = seeded(5);
const below = (count: number) => Math.floor(random() * count);
const text = (most: number) => Array.from({ length: below(most + 1) }, () => PIECES[below(PIECES.length)]).join('');

test('a value never drifts from itself, and never from itself in another Unicode form or spacing', () => {
  for (let round = 0; round < ROUNDS / 3; round++) {
    const value = text(8);
    for (const attribute of OBSERVABLE) {
      const told = `${attribute}: ${JSON.stringify(value)}`;
      expect(['same', 'unknown', 'missing'], told).toContain(compareValues(attribute, value, value));
      expect(compareValues(attribute, value, value) === 'missing' ? value.trim().length < 20 : true, told).toBe(true);
    }
  }
  for (const { attribute, canonical } of makePairs(ROUNDS, 3))
    for (const other of [canonical.normalize('NFD'), canonical.normalize('NFC'), ` ${canonical} `])
      expect(compareValues(attribute, canonical, other), `${attribute} ${canonical}`).toBe('same');
});

test('comparing takes no side and throws at nothing', () => {
  const twoSided = new Set(['same', 'different', 'lookalike', 'spelling', 'unknown']);
  for (let round = 0; round < ROUNDS / 40; round++) {
    const [a, b] = [text(7), text(7)];
    for (const attribute of OBSERVABLE) {
      const [there, back] = [compareValues(attribute, a, b), compareValues(attribute, b, a)];
      if (twoSided.has(there) && twoSided.has(back))
        expect(there === 'same', `${attribute}: ${JSON.stringify([a, b])}`).toBe(back === 'same');
    }
  }
});

test('an observation is the same in whatever order its sightings arrive', () => {
  const values = ['Boss', 'Service engineer', 'Trainee'];
  for (let round = 0; round < ROUNDS / 10; round++) {
    const sightings: Sighting[] = Array.from({ length: 1 + below(6) }, (_, at) =>
      sightingOf(
        {
          title: values[below(values.length)] as string,
          ...(random() < 0.5 ? { active: random() < 0.5 ? 'on' : 'off' } : {}),
        },
        NOW - below(20) * DAY,
        { device: `d${at}`, by: `t${below(3)}`, receivedAt: NOW + at },
      ),
    );
    const folded = (all: readonly Sighting[]) =>
      all.reduce<Observation | undefined>((before, one) => observe(before, one), undefined);
    const shuffled = [...sightings]
      .map((one) => ({ one, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
    expect(folded(shuffled)).toEqual(folded(sightings));
  }
});

test('the same record, observation and moment give the same findings, and nothing but what was seen of this account', () => {
  for (let round = 0; round < ROUNDS / 30; round++) {
    const shown = Object.fromEntries(OBSERVABLE.filter(() => random() < 0.4).map((attribute) => [attribute, text(5)]));
    const golden = { name: '', shown, wrong: [], templates: random() < 0.5 };
    const observation = observe(undefined, sightingOf(shown, NOW - below(40) * DAY));
    const found = accountFindings(observation, holderOf(golden), { now: NOW });
    expect(accountFindings(structuredClone(observation), holderOf(golden), { now: NOW })).toEqual(found);
    for (const finding of found.findings)
      if (finding.shown !== null) expect(Object.values(shown)).toContain(finding.shown);
    expect(found.nextLook).toBeGreaterThan(NOW);
  }
});
