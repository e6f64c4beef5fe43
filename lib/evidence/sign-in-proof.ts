import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes the device key signs when somebody signs in by a provider: UTF-8 of `unswivel-sign-in:v1:` and the state the collector gave. */
export const signInBytes = (state: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(utf8ToBytes(`unswivel-sign-in:v1:${state}`));

/** Bytes the device key signs with each refresh token: UTF-8 of `unswivel-refresh:v1:`, the token, a colon, and the time as it is sent. */
export const refreshBytes = (refresh: string, time: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(utf8ToBytes(`unswivel-refresh:v1:${refresh}:${time}`));
