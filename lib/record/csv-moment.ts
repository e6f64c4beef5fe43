/**
 * The last moment of a day, or a moment, as people write them in files: `2027-03-31`, `31.03.2027`, `2027-03-31T18:00:00Z`. RFC 3339 in UTC, or null for what can be read
 * two ways (`03/04/2027`) or is no date.
 */
export function csvMoment(text: string): string | null {
  const whole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  if (whole) return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : dotted ? [dotted[3], dotted[2], dotted[1]] : [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const end = new Date(`${date}T23:59:59.000Z`);
  // 31 February is rolled over, not refused.
  return Number.isNaN(end.getTime()) || !end.toISOString().startsWith(date) ? null : end.toISOString();
}
