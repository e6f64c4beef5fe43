/** Lower-case hex, as one flat text: put together digit by digit it would be a rope of 64 pieces, and thousands of those wait for signatures. */
export function toHex(bytes: Uint8Array): string {
  const codes: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    codes.push(DIGITS.charCodeAt(byte >> 4), DIGITS.charCodeAt(byte & 15));
  }
  return String.fromCharCode(...codes);
}

/** 32 bytes as text: a hash, a MAC or a salt. */
export const HEX_32 = /^[0-9a-f]{64}$/;

const DIGITS = '0123456789abcdef';
