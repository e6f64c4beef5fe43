import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance.ts';
import type { Fault } from './fault.ts';
import type { Engine } from './options.ts';

/** Every fault of faults/ that fits the engine. */
export async function findFaults(engine: Engine): Promise<Fault[]> {
  const folder = join(import.meta.dirname, 'faults');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(
    names.sort().map((name) => import(`./faults/${name}`) as Promise<{ faults: Fault[] }>),
  );
  return modules
    .flatMap(({ faults }) => faults)
    .filter((fault) => fault.engine === undefined || fault.engine === engine);
}

/**
 * Deals one fault per cycle: all of them in a shuffled order, then anew. Near the end, and whenever chance says so, one whose crash point has not fired yet goes
 * before the others.
 */
export function createDeck(faults: Fault[], chance: Chance, fired: ReadonlyMap<string, number>) {
  let left: Fault[] = [];
  return {
    deal(cyclesLeft: number): Fault {
      const missing = faults.filter(({ point }) => point !== undefined && !fired.has(point));
      if (missing.length > 0 && cyclesLeft <= missing.length * 2) return missing[cyclesLeft % missing.length] as Fault;
      if (left.length === 0) left = chance.shuffled(faults);
      return left.pop() as Fault;
    },
  };
}
