/**
 * The value cut to at most `max` UTF-16 units, or null when it cannot be: of an e-mail-like value only the part before the @ is cut.
 * A separator left dangling by the cut goes too, and no character is split.
 */
export function capLength(value: string, max: number | undefined): string | null {
  if (max === undefined || value.length <= max) return value;
  const at = value.lastIndexOf('@');
  const tail = at > 0 ? value.slice(at) : '';
  const room = max - tail.length;
  if (room < 1) return null;
  let head = '';
  for (const letter of at > 0 ? value.slice(0, at) : value) {
    if (head.length + letter.length > room) break;
    head += letter;
  }
  head = head.replace(/[\s._-]{1,8}$/, '');
  return head === '' ? null : head + tail;
}
