import { phoneDigits } from './phone-digits.ts';
import type { FieldShape, Shaped } from './shape-value.ts';

/** Lengths of country calling codes (ITU-T E.164 annex, zones): one digit for zones 1 and 7, two for these, else three. */
const TWO_DIGITS = /^(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * A phone number as the field asks for it. As recorded unless the field shows otherwise: beside a dialling code the national part; where the example is a
 * national number, or the pattern takes digits only, that; with as few separators as fit. A number without a country stays as it is.
 */
export function shapePhone(
  value: string,
  { placeholder = '', pattern = '', beside = '', maxLength }: FieldShape,
): Shaped {
  const digits = phoneDigits(value);
  if (!digits?.startsWith('+') || digits.includes('x')) return { value };
  const code = callingCode(digits);
  const national = digits.slice(1 + code.length);
  const chosen = /\+\s?(\d{1,4})/.exec(beside)?.[1];
  if (chosen === code) return { value: national };
  if (chosen)
    return {
      code: 'field.other-code',
      why: `The page adds +${chosen}, and the value is ${value}. Choose the dialling code, then fill again.`,
    };
  const forms = [value, digits];
  const count = DIGITS_ONLY.exec(pattern);
  if (count) {
    const [, least, open, most] = count;
    const longest = Number(open ? most || 15 : least);
    const fits = [national, `0${national}`, digits.slice(1)].find(
      ({ length }) => length >= Number(least) && length <= longest,
    );
    return fits
      ? { value: fits }
      : { code: 'field.other-form', why: `The field takes digits in another number than ${value} has.` };
  }
  const example = placeholder.replace(/[^\d+]/g, '');
  if (example.length >= 7 && !/^(\+|00)/.test(example)) {
    const trunk = example.startsWith('0') ? '0' : '';
    forms.splice(0, 2, trunk + national);
  }
  return { value: forms.find((form) => maxLength === undefined || form.length <= maxLength) ?? value };
}

const DIGITS_ONLY = /^\^?(?:\\d|\[0-9\])\{(\d{1,2})(,)?(\d{0,2})\}\$?$/;

function callingCode(digits: string): string {
  const number = digits.slice(1);
  return number.slice(0, /^[17]/.test(number) ? 1 : TWO_DIGITS.test(number) ? 2 : 3);
}
