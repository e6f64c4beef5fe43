/** Makes the clock of whatever runs this stand off by `offMs`. Self-contained: it is also sent into the browser's worker as text. */
export function shiftClock(offMs: number): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + offMs);
      else super(...(given as [number]));
    }
    static override now(): number {
      return RealDate.now() + offMs;
    }
  } as DateConstructor;
}
