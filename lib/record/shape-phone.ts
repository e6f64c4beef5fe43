import { callingCode } from './calling-code.ts';
import { phoneDigits } from './phone-digits.ts';
import type { FieldShape, Shaped } from './shape-value.ts';

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
  const code = callingCode(digits.slice(1));
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
