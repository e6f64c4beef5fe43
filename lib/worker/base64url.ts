/** Base64url without padding (RFC 4648 §5). */
export function base64url(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
