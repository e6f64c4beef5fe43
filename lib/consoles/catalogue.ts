import { type Profile, profileSchema } from './profile.schema.ts';

const files = import.meta.glob<unknown>('./profiles/*.ts', { eager: true, import: 'default' });
const builtIn: readonly Profile[] = Object.values(files).map((file) => profileSchema.parse(file));

/** The built-in console profiles. The folder `profiles/` is the registry: a file there is a profile, its name the id. A file that is none stops the build's tests. */
export function profiles(): readonly Profile[] {
  return builtIn;
}
