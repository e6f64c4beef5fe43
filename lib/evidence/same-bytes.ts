/** Whether both hold the same bytes. Not constant in time: only public hashes are compared here. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
