import type { ProfileInput } from './profile.schema.ts';

/** Declares a console profile. The file's name is its id; a test parses every file of `profiles/` with the schema. */
export function defineConsole(profile: ProfileInput): ProfileInput {
  return profile;
}
