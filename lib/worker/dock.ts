import type { OverlayState } from '../wire/state.ts';
import { database } from './database.ts';

export type Dock = OverlayState['dock'];

const CLOSED: Dock = { side: 'right', open: false };

/** Where the person put the panel on this console. */
export async function dockOf(console: string): Promise<Dock> {
  return ((await database.settings.get(`dock.${console}`))?.value as Dock | undefined) ?? CLOSED;
}

export async function keepDock(console: string, dock: Dock): Promise<void> {
  await database.settings.put({ key: `dock.${console}`, value: dock });
}
