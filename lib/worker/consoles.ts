import { profiles } from '../consoles/catalogue.ts';
import { consoleAt } from '../consoles/match.ts';
import type { Profile } from '../consoles/profile.schema.ts';
import type { Console } from '../record/record.schema.ts';
import type { Snapshot } from '../wire/api.schema.ts';
import { database } from './database.ts';

const PAUSED = 'paused';

/** The configured console an address belongs to: exact origin and base path. */
export function consoleFor(url: string, snapshot: Snapshot): Console | null {
  return consoleAt(url, snapshot.consoles)[0] ?? null;
}

/** The console's profile: the team's own version before the one that ships. Null when it has none, or one this version does not know. */
export function profileOf(console: Console, snapshot: Snapshot): Profile | null {
  if (!console.profile) return null;
  const team = snapshot.profiles.find((profile) => profile.id === console.profile);
  return team ?? profiles().find((profile) => profile.id === console.profile) ?? null;
}

/** Why nothing is done on this console just now, as a sentence; null when it is not paused. */
export async function pausedWhy(console: Console, snapshot: Snapshot): Promise<string | null> {
  if (await isPaused()) return 'You paused Unswivel in this browser. Resume it in the popup.';
  const reason = console.profile ? snapshot.paused[console.profile] : undefined;
  return reason === undefined ? null : `An administrator paused ${console.label}: ${reason}`;
}

/** Whether the person paused Unswivel in this browser profile. */
export async function isPaused(): Promise<boolean> {
  return (await database.settings.get(PAUSED))?.value === true;
}

export async function setPaused(paused: boolean): Promise<void> {
  await database.settings.put({ key: PAUSED, value: paused });
}
