import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { browser } from 'wxt/browser';
import { toBase64url } from '../evidence/base64.ts';
import { signInBytes } from '../evidence/sign-in-proof.ts';
import { redeemAnswerSchema, signInOfferSchema, startAnswerSchema } from '../wire/sign-in.schema.ts';
import { collectorAddress } from './collector-address.ts';
import { database, type Identity } from './database.ts';
import { Refused } from './errors.ts';
import { asRefused, keepDevice, makeDeviceKey, meetCollector, shownDevice } from './new-device.ts';
import { providerAnswer } from './provider-answer.ts';
import { requestCollector } from './request-collector.ts';

/** Where the browser takes the provider's answer for this extension; an administrator registers it with provider and collector. */
export const redirectAddress = (): string => browser.identity.getRedirectURL('sign-in');

/** Whether this collector lets people sign in through a provider, and what the button says. Throws `Refused` as `enrol` does. */
export async function signInOffer(given: string): Promise<{ enabled: boolean; label: string; redirect: string }> {
  const collector = collectorAddress(given);
  await meetCollector(collector);
  const offer = await ask(collector, '/v1/sign-in', { schema: signInOfferSchema });
  return { ...offer, redirect: redirectAddress() };
}

/**
 * Signs in at the provider, in the browser's own window, and enrols this browser profile. Nothing is stored before the collector has redeemed the code, so a sign-in that breaks off leaves nothing
 * behind. Throws `Refused`: as `enrol` does, `signIn.cancelled`, `signIn.refused`, or the collector's own code.
 */
export async function signIn(given: { collector: string; device: string }): Promise<Identity> {
  const collector = collectorAddress(given.collector);
  await meetCollector(collector);
  const keys = await makeDeviceKey();
  const { token, session, ...answer } = await throughProvider(collector, given.device, keys, { silent: false });
  if (!token) throw new Refused('signIn.token', 'The collector took this browser for another one. Begin again.');
  return keepDevice(collector, given.device, keys, { ...answer, token }, session);
}

/** The device signs in again, with the key it has: first without asking the person, then, unless `silent`, in a window. Throws as `signIn`. */
export async function signInAgain(identity: Identity, { silent }: { silent: boolean }): Promise<void> {
  const { collector, deviceName, keys } = identity;
  const again = async (quiet: boolean) => {
    const { session, me } = await throughProvider(collector, deviceName, keys, { silent: quiet });
    await database.identities.update(identity.id, { session, signedOut: undefined, roles: me.roles });
  };
  try {
    await again(true);
  } catch (error) {
    if (silent) throw error;
    await again(false);
  }
}

async function throughProvider(collector: string, name: string, keys: CryptoKeyPair, { silent }: { silent: boolean }) {
  const verifier = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  const challenge = toBase64url(sha256(utf8ToBytes(verifier)));
  const begun = await ask(collector, '/v1/sign-in/start', {
    method: 'POST',
    body: { redirectUri: redirectAddress(), challenge, ...(silent ? { silent } : {}) },
    schema: startAnswerSchema,
  });
  const answer = await providerAnswer(begun, { interactive: !silent });
  const device = await shownDevice(name, keys, signInBytes(begun.state));
  return ask(collector, '/v1/sign-in/redeem', {
    method: 'POST',
    body: { state: begun.state, ...answer, verifier, device },
    schema: redeemAnswerSchema,
    // The collector asks the provider meanwhile.
    timeoutMs: 40_000,
  });
}

async function ask<T>(collector: string, path: string, call: Parameters<typeof requestCollector<T>>[2]): Promise<T> {
  try {
    return (await requestCollector({ collector, token: null }, path, call)).value as T;
  } catch (error) {
    throw asRefused(error);
  }
}
