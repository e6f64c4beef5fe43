import { expect, it } from 'vitest';
import type { z } from 'zod';
import { evidenceQuerySchema, sampleRequestSchema } from '../../lib/wire/evidence.schema.ts';
import { inputSentence } from '../../lib/worker/own/input-sentence.ts';

const said = (schema: z.ZodType, value: unknown) =>
  inputSentence(schema.safeParse(value).error?.issues[0], 'The request');

it('says which part of a search does not fit, and why, in words', () => {
  expect(said(evidenceQuerySchema, { q: 'x'.repeat(300) })).toBe('“q” is too long: at most 200 characters.');
  expect(said(evidenceQuerySchema, { verb: 'gone' })).toBe('“verb” is none of what it may be. Choose another.');
  expect(said(evidenceQuerySchema, { limit: 0 })).toBe('“limit” is too small: at least 1.');
  expect(said(evidenceQuerySchema, { colour: 'red' })).toBe('The request holds “colour”, which has no place in it.');
  expect(said(evidenceQuerySchema, { from: '2026-12-01T00:00:00Z', to: '2026-11-01T00:00:00Z' })).toBe(
    '“to” does not fit: the period ends before it begins.',
  );
  expect(said(evidenceQuerySchema, { client: 'Not an id' })).toMatch(/^“client” does not fit: an id is 1 to 64/);
});

it('says of a sample that its period ends before it begins, however it is drawn', () => {
  const reversed = { kind: 'changes', from: '2026-12-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
  for (const how of [{ seed: 's', n: 1 }, { ids: ['a'] }])
    expect(said(sampleRequestSchema, { ...reversed, ...how })).toMatch(/the period ends before it begins/);
});
