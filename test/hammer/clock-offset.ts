/** Loaded into a collector before its own code (`node --import`): its clock stands off by `HAMMER_CLOCK_MS`. */
const offset = Number(process.env.HAMMER_CLOCK_MS ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...(given as [number]));
  }
  static override now(): number {
    return RealDate.now() + offset;
  }
} as DateConstructor;
