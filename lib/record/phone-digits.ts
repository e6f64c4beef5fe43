/**
 * A phone number for comparison: digits, a leading + where the country is named (`+`, or `00`), and `x12` for an extension. Undefined when the text is no phone number.
 * `+49 (0)30 1234-56 ext. 7` → `+4930123456x7`. The country is never guessed: a national number stays one.
 */
export function phoneDigits(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const plain = text.normalize('NFKC').replace(/^tel:/i, '').trim().toLowerCase();
  const extension = /(?:ext\.?|extension|x|#|durchwahl)\s?:?\s?(\d{1,6})$/.exec(plain);
  const main = (extension ? plain.slice(0, extension.index) : plain).replace('(0)', '').trim();
  if (!/^\+?[\d\s()./\-‐‑–;,]*$/.test(main)) return undefined;
  const digits = main.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 15 + 2) return undefined;
  const number = main.startsWith('+') ? `+${digits}` : digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
  return extension ? `${number}x${extension[1]}` : number;
}
