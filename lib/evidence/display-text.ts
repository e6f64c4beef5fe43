/**
 * Text from a page or ticket as it may be shown on one line: nothing in it can break a line, colour a terminal or turn the reading direction (attack 15).
 * Control characters become their pictures (U+2400 block: newline → ␊), bidi controls, zero-width characters, line separators and lone surrogates become `‹U+202E›`.
 * Joiners inside words of scripts that need them (Persian, Indic, emoji) stay. Never for storing: evidence keeps the text as it was.
 */
export function displayText(text: string, max = Number.POSITIVE_INFINITY): string {
  const whole = text.length > max ? `${text.slice(0, Math.max(0, max - 1))}…` : text;
  return whole.toWellFormed() === whole && !UNSEEN.test(whole) ? whole : whole.replace(EACH_UNSEEN, shown);
}

/** C0, DEL, C1 · soft hyphen, Arabic letter mark, Mongolian separator · zero-width, bidi controls, line and paragraph separators · joiners · BOM, interlinear, tags · surrogates */
const CLASS =
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}\\p{Cs}]';
const UNSEEN = new RegExp(CLASS, 'u');
const EACH_UNSEEN = new RegExp(CLASS, 'gu');
const JOINERS = '\u200c\u200d';

function shown(char: string, at: number, text: string): string {
  const code = char.codePointAt(0) as number;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (JOINERS.includes(char) && text.charCodeAt(at - 1) > 0x5ff && text.charCodeAt(at + 1) > 0x5ff) return char;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
