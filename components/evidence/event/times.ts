/** `14:02:33`, in the person's own time zone. */
export const timeOf = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB');

/** `21 Nov 2026, 14:02:33` */
export const momentOf = (iso: string): string =>
  `${new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, ${timeOf(iso)}`;

/** `Saturday, 21 November 2026` */
export const dayWords = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** A day in the person's own time zone, to tell days apart: `2026-11-21`. */
export const dayKey = (iso: string): string => new Date(iso).toLocaleDateString('sv-SE');

/** Whole days between two moments, in whichever order: of yesterday and today none. */
export function quietDays(one: string, other: string): number {
  const day = (iso: string) => {
    const at = new Date(iso);
    return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000;
  };
  return Math.max(0, Math.abs(day(one) - day(other)) - 1);
}
