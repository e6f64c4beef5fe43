import { type Profile, profileSchema } from './profile.schema.ts';

const files = import.meta.glob<unknown>('./profiles/*.ts', { eager: true, import: 'default' });

/** The built-in console profiles. The folder `profiles/` is the registry: a file there is a profile, its name the id. Throws `ZodError` for one that is not. */
export function profiles(): Profile[] {
  return Object.values(files).map((file) => profileSchema.parse(file));
}
