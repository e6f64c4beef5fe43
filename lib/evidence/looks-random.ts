/**
 * True for a run of characters no person would have made up: at least 20 long, and the kind of character (lower, upper, digit, sign) changes as often as in
 * random base64 or hex (0.3 of the places or more; words in CamelCase stay below).
 */
export function looksRandom(run: string): boolean {
  if (run.length < 20) return false;
  let changes = 0;
  let digits = 0;
  let last = '';
  for (const char of run) {
    const kind = /[a-z]/.test(char) ? 'a' : /[A-Z]/.test(char) ? 'A' : /\d/.test(char) ? '0' : '-';
    if (kind === '0') digits += 1;
    if (last !== '' && kind !== last) changes += 1;
    last = kind;
  }
  return digits > 0 && digits < run.length && changes / run.length >= 0.3;
}
