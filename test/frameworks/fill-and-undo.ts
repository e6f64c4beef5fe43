import type { Page } from 'playwright-core';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { openPanel } from '../e2e/panel.ts';
import type { PracticeWorld } from '../e2e/practice-world.ts';
import { type Seen, see } from './page-state.ts';

type LoggedField = NonNullable<EventBody['fields']>[number];

/** A fill by a real press on the panel's button, and its undo, as the page saw them. */
export interface Run {
  before: Seen;
  filled: Seen;
  undone: Seen;
  /** what the evidence says of each field, by attribute */
  logged: Map<string, LoggedField>;
  /** what the panel said */
  said: string;
  /** what the evidence says of each field's undo, by attribute */
  loggedUndo: Map<string, LoggedField>;
}

/** Opens a page in the tab that carries the ticket, fills its form and takes that back. */
export async function fillAndUndo(practice: PracticeWorld, tab: Page, address: string): Promise<Run> {
  await tab.goto(address);
  await tab.waitForFunction(() => 'page' in globalThis);
  // A page's first frame is not always its last: Angular and Material's elements draw once more.
  await tab.waitForTimeout(300);
  const before = await see(tab);
  const panel = await openPanel(tab);
  await panel.fill();
  const filled = await see(tab);
  const said = await panel.open();
  await panel.undo();
  const undone = await see(tab);
  const events = (await practice.world.deviceEvents()).map(({ body }) => body);
  const fields = (verb: string) => {
    const found = events.findLast((event) => event.verb === verb)?.fields;
    if (!found) throw new Error(`The device holds no fields of a ${verb}.`);
    return found.map((field) => [field.attribute, field] as const);
  };
  // What was done says more than what was meant.
  const logged = new Map([...fields('fill.intended'), ...fields('fill.done')]);
  return { before, filled, undone, logged, said, loggedUndo: new Map(fields('fill.undone')) };
}
