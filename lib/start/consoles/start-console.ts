import { startLam } from './lam/start.ts';
import { startMesh } from './mesh/start.ts';
import { startRt } from './rt/start.ts';
import type { ConsoleOptions, RunningConsole } from './running-console.ts';

const STARTERS = { rt: startRt, mesh: startMesh, lam: startLam };
export type ConsoleName = keyof typeof STARTERS;

/** Installs, seeds and starts a console, or finds it running already. Its data stays in `state` between runs. Throws `CannotStart`. */
export function startConsole(name: ConsoleName, options: ConsoleOptions): Promise<RunningConsole> {
  return STARTERS[name](options);
}
