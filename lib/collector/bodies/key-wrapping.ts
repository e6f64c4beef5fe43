/** Body keys wrapped by one made from a passphrase (scrypt, RFC 7914): then neither the database nor the key folder alone opens a body. */
import { randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotOpen } from '../cannot-open.ts';
import { openBytes, sealBytes } from '../seal-bytes.ts';
import { writeDurably } from './write-durably.ts';

export interface Wrapping {
  /** base64url; `about` is bound to it */
  wrap(about: string, raw: Buffer): string;
  /** null when it does not open */
  unwrap(about: string, wrapped: string): Buffer | null;
}

const FILE = 'passphrase.json';
const CHECK = 'unswivel body keys';
/** about 80 ms and 32 MB at every start */
const COST = { N: 2 ** 15, r: 8, p: 1 };
const schema = z.strictObject({ v: z.literal(1), salt: z.string(), check: z.string() });

/** The wrapping of a folder; null where no passphrase was ever set. The first one that is set is the folder's from then on. Throws `CannotOpen`. */
export function openWrapping(path: string): Wrapping | null {
  const passphrase = process.env.UNSWIVEL_BODY_KEY_PASSPHRASE || undefined;
  const there = existsSync(join(path, FILE));
  if (passphrase === undefined) {
    if (there)
      throw new CannotOpen(`The body keys in ${path} are encrypted. Set UNSWIVEL_BODY_KEY_PASSPHRASE to open them.`);
    return null;
  }
  if (!there) {
    const salt = randomBytes(16);
    const check = wrappingWith(passphrase, salt).wrap(CHECK, Buffer.from(CHECK));
    writeDurably(path, FILE, JSON.stringify({ v: 1, salt: salt.toString('base64url'), check }));
  }
  const { salt, check } = schema.parse(JSON.parse(readFileSync(join(path, FILE), 'utf8')));
  const wrapping = wrappingWith(passphrase, Buffer.from(salt, 'base64url'));
  if (!wrapping.unwrap(CHECK, check))
    throw new CannotOpen(`UNSWIVEL_BODY_KEY_PASSPHRASE does not open the body keys in ${path}.`);
  return wrapping;
}

function wrappingWith(passphrase: string, salt: Buffer): Wrapping {
  const master = scryptSync(passphrase, salt, 32, { ...COST, maxmem: 2 ** 26 });
  return {
    wrap: (about, raw) => sealBytes(master, raw, about),
    unwrap: (about, wrapped) => openBytes(master, wrapped, about),
  };
}
