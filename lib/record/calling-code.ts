/** Lengths of country calling codes (ITU-T E.164 annex, zones): one digit for zones 1 and 7, two for these, else three. */
const TWO_DIGITS = /^(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The country's calling code of a number in full, without its plus. */
export function callingCode(digits: string): string {
  return digits.slice(0, /^[17]/.test(digits) ? 1 : TWO_DIGITS.test(digits) ? 2 : 3);
}
