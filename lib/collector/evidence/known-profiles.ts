/** The console profiles this collector's version brings, as data: their files are the registry, as for the extension. */
import { readdir } from 'node:fs/promises';
import { type Profile, profileSchema } from '../../consoles/profile.schema.ts';

const FOLDER = new URL('../../consoles/profiles/', import.meta.url);
let read: Promise<ReadonlyMap<string, Profile>> | undefined;

/** By id. Read once: a collector of another version is another process. */
export function knownProfiles(): Promise<ReadonlyMap<string, Profile>> {
  read ??= readProfiles();
  return read;
}

async function readProfiles(): Promise<ReadonlyMap<string, Profile>> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts')).sort();
  const profiles = await Promise.all(
    files.map(async (name) => {
      const { default: given } = (await import(/* @vite-ignore */ new URL(name, FOLDER).href)) as { default: unknown };
      return profileSchema.parse(given);
    }),
  );
  return new Map(profiles.map((profile) => [profile.id, profile]));
}
