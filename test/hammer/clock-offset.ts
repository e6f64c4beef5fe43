/** Loaded into a collector before its own code (`node --import`): its clock stands off by `HAMMER_CLOCK_MS`. */
import { shiftClock } from './shift-clock.ts';

shiftClock(Number(process.env.HAMMER_CLOCK_MS ?? 0));
