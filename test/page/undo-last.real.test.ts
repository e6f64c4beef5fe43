import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, undo } from './fill-by-attribute.ts';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ROWS = `<label>Last name <input id=last></label><label>Company <input id=company></label>
  <label>Department <input id=department></label><button type=button>Save</button>`;
const PLANNED = { 'name.familyName': 'Quist', organization: 'Example MSP', department: 'Service desk' };

/** A dialog, filled for one person. */
async function filled(): Promise<World> {
  const world = await stage.open(`<form>${ROWS}</form>`);
  expect(Object.values(await fill(world, PLANNED))).toEqual(['kept', 'kept', 'kept']);
  return world;
}

/** It is drawn anew for the next person, who is of the same company and department. */
const reuse = (world: World) =>
  world.page.evaluate((rows) => {
    (document.forms[0] as HTMLFormElement).innerHTML = rows;
    const held = { last: 'Brandt', company: 'Example MSP', department: 'Service desk' };
    for (const [id, value] of Object.entries(held)) (document.getElementById(id) as HTMLInputElement).value = value;
  }, ROWS);

const held = (world: World) =>
  world.page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value));

/** Undo as the panel asks for it: what is shown, what the worker was told and what the page held then, and how many fills may still be undone. */
const undoLast = (world: World, how: { saved?: true; refused?: string } = {}) =>
  world.run(async (unswivel, { refused, ...saved }) => {
    const { filled } = globalThis as unknown as { filled: never[] };
    const held = () => [...document.querySelectorAll('input')].map(({ value }) => value);
    const told: unknown[] = [];
    const steps = [{ intent: 'the fill', fields: filled, ...saved }];
    const { state, ...shown } = await unswivel.undoLast({
      ...{ steps, document, signal: new AbortController().signal, nonce: () => '' },
      tell: async (message: (nonce: string) => object) => void told.push(message('')),
      link: {
        async send({ type }: { type: string }) {
          told.push([type, ...held()]);
          return refused ? { ok: false, code: 'evidence.unavailable', sentence: refused } : { ok: true, state: {} };
        },
      },
    } as never);
    return { shown, told, left: steps.length };
  }, how);

describe('undo of the last fill', () => {
  it('writes nothing into the form of the next record that took the place of the one filled, whatever is equal in both', async () => {
    const world = await filled();
    await reuse(world);
    expect(await undo(world)).toEqual(['refused gone', 'refused gone', 'refused gone']);
    expect(await held(world)).toEqual(['Brandt', 'Example MSP', 'Service desk']);
  });

  it('writes nothing once saving was pressed, says where it is undone, and tells that it was refused', async () => {
    const world = await filled();
    const { shown, told } = await undoLast(world, { saved: true });
    expect(shown).toEqual({ notice: expect.stringContaining('What was saved is undone in the console.') });
    expect(told).toEqual([{ type: 'fill.refused', nonce: '', code: 'saved', detail: 'undoing' }]);
    expect(await held(world)).toEqual(['Quist', 'Example MSP', 'Service desk']);
  });

  it('puts back what was not saved, after the worker has stored that it is meant (promise 1)', async () => {
    const world = await filled();
    const { told, left } = await undoLast(world);
    expect(told).toEqual([
      ['undo.intend', 'Quist', 'Example MSP', 'Service desk'],
      ['fill.undone', '', '', ''],
    ]);
    expect(left).toBe(0);
  });

  it('writes nothing when that cannot be stored, says so, and can be asked for again', async () => {
    const world = await filled();
    const sentence = 'Nothing was done. The disk is full.';
    const { shown, told, left } = await undoLast(world, { refused: sentence });
    expect(shown).toEqual({ notice: sentence });
    expect(told).toEqual([['undo.intend', 'Quist', 'Example MSP', 'Service desk']]);
    expect(await held(world)).toEqual(['Quist', 'Example MSP', 'Service desk']);
    expect(left).toBe(1);
  });
});
