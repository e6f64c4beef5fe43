/** What somebody who changes a database could write instead. */
import { sql } from 'kysely';

/** The same row again, by all of its values. */
export function at(row: Record<string, unknown>) {
  const parts = Object.entries(row).map(([name, value]) =>
    value === null ? sql`${sql.ref(name)} is null` : sql`${sql.ref(name)} = ${value}`,
  );
  return sql.join(parts, sql` and `);
}

/** Another value of the kind the column holds: one character, one bit, one more, something instead of nothing. */
export function others(value: unknown): unknown[] {
  if (value === null) return ['x'];
  if (Buffer.isBuffer(value)) {
    const bytes = Buffer.from(value);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    return [bytes, value.subarray(0, -32), Buffer.concat([value, Buffer.alloc(32)])];
  }
  if (typeof value === 'number' || /^\d+$/.test(String(value))) return [Number(value) + 1];
  const text = String(value);
  const middle = text.length >> 1;
  const change = (from: number) => text.slice(0, from) + (text[from] === 'a' ? 'b' : 'a') + text.slice(from + 1);
  return [change(0), change(middle), change(text.length - 1), text.slice(0, -1), `${text} `, swapCase(text)].filter(
    (one) => one !== text,
  );
}
const swapCase = (text: string) =>
  [...text].map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())).join('');
