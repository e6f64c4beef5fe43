/** `14:02` today, else `21 Nov, 14:02`, in the person's own time zone and the page's language. */
export function clock(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

/** `2026-11-21 14:02:33`, for lists of evidence. */
export function stamp(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE');
}
