import { expect, test } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { ChainRow } from '../drive/device-rows.ts';
import { createLedger } from './ledger.ts';
import type { LoggedEntry } from './read-log.ts';
import { judge } from './verdict.ts';

const hash = (seq: number) => String(seq).padStart(64, '0');
const body = (seq: number) =>
  ({ id: `id-${seq}`, verb: 'ticket.read', ticket: { console: 'desk', number: String(seq) } }) as EventBody;
const leaf = (seq: number) => ({ device: 'one', seq, prev: hash(seq - 1) }) as ChainRow['leaf'];

/** A device that read tickets 1 to 3, and what page, device and log say of it. */
function world() {
  const ledger = createLedger();
  for (const ticket of [1, 2, 3]) {
    ledger.attempt('ticket.read', ticket);
    ledger.confirm('ticket.read', ticket);
  }
  const rows = [1, 2, 3].map((seq) => ({
    leaf: leaf(seq),
    leafHash: hash(seq),
    seq,
    body: body(seq),
    state: 'delivered',
  }));
  const log = rows.map((row, index) => ({ ...row, index }));
  return { ledger, rows: rows as ChainRow[], log: log as unknown as LoggedEntry[], senders: [] };
}
const counts = (given: ReturnType<typeof world>) => {
  const { lost, doubled, unexpected, gaps } = judge(given);
  return { lost, doubled, unexpected, gaps };
};
const NOTHING = { lost: 0, doubled: 0, unexpected: 0, gaps: 0 };

test('finds nothing wrong where page, device and log agree', () => {
  expect(judge(world())).toMatchObject({ added: 3, stable: 3, ...NOTHING, told: [] });
});

test('an event the log has not is lost, and a hole in the log', () => {
  const given = world();
  given.log.splice(1, 1);
  expect(counts(given)).toEqual({ ...NOTHING, lost: 2, gaps: 1 });
  expect(judge(given)).toMatchObject({ added: 3, stable: 2 });
});

test('a tail the log has not is lost, although the log alone shows no gap', () => {
  const given = world();
  given.log.pop();
  expect(counts(given)).toEqual({ ...NOTHING, lost: 2 });
});

test('what the page was told and nobody holds is lost', () => {
  const given = world();
  given.log.pop();
  given.rows.pop();
  expect(counts(given)).toEqual({ ...NOTHING, lost: 1 });
});

test('an event that still waits on the device is lost so far', () => {
  const given = world();
  (given.rows[2] as ChainRow).state = 'waiting';
  expect(counts(given)).toEqual({ ...NOTHING, lost: 1 });
});

test('the same event in two places is doubled', () => {
  const given = world();
  given.log.push({ ...(given.log[2] as LoggedEntry), index: 3 });
  expect(counts(given)).toMatchObject({ lost: 0, doubled: 3, unexpected: 0 });
});

test('one deed told by two events is doubled', () => {
  const given = world();
  for (const entry of [given.log[2], given.rows[2]])
    Object.assign(entry as object, { body: { ...body(2), id: 'other' } });
  expect(counts(given)).toMatchObject({ doubled: 1 });
});

test('a deed nobody tried and an event no device made are unexpected', () => {
  const given = world();
  const fourth = { ...(given.log[2] as LoggedEntry), index: 3, leaf: leaf(4), leafHash: hash(4), body: body(4) };
  given.log.push(fourth as LoggedEntry);
  expect(counts(given)).toEqual({ ...NOTHING, unexpected: 2 });
});

test('what was tried and never confirmed may be in the log or not', () => {
  const given = world();
  given.ledger.attempt('fill.done', 3);
  expect(counts(given)).toEqual(NOTHING);
});
