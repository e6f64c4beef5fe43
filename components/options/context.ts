import type { Role } from '../../lib/record/record.schema.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import type { Drafts } from './drafts.ts';
import type { Route } from './route.ts';

/** What the options need the browser for. */
export interface OptionsDeeds {
  /** straight from the click; true when allowed */
  request(origins: string[]): Promise<boolean>;
  shortcuts(): Promise<{ name: string; keys: string }[]>;
  changeShortcuts(): void;
  copy(text: string): Promise<void>;
  /** hands the person a file made of these lines */
  save(name: string, lines: string[]): void;
  /** a proposal for the browser's own name */
  deviceName: string;
}

/** What every tab of the options gets. */
export interface OptionsContext {
  ask: Ask;
  deeds: OptionsDeeds;
  device: DeviceStatus;
  roles: readonly Role[];
  /** an administrator looks */
  editable: boolean;
  route: Route;
  go(route: Route): void;
  drafts: Drafts;
  /** asks again how this device stands: which consoles there are, who is signed in */
  reload(): Promise<void>;
}
