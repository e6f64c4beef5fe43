import type { StartOptions } from './arguments.ts';
import type { Collector } from './collector-process.ts';
import type { DemoConsoles } from './demo-consoles.ts';
import type { Stopping } from './stopping.ts';

/** What `npm start` has going once it is set up. */
export interface Running {
  options: StartOptions;
  stopping: Stopping;
  /** path of the program */
  chromium: string;
  /** folder of the built extension */
  extension: string;
  consoles: DemoConsoles;
  collector: Collector;
}
