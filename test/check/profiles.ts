import { basename, join } from 'node:path';
import { profileSchema } from '../../lib/consoles/profile.schema.ts';
import type { Check, Finding } from './finding.ts';
import { sourceFiles } from './source-files.ts';

/** Every file of lib/consoles/profiles is a profile whose id is the file's name. */
export const profiles: Check = {
  name: 'console profiles',
  async run(root) {
    const files = sourceFiles(root, ['lib/consoles/profiles']);
    const found = await Promise.all(files.map((file) => wrongProfile(root, file)));
    return found.flat();
  },
};

async function wrongProfile(root: string, file: string): Promise<Finding[]> {
  const { default: given } = (await import(join(root, file))) as { default?: unknown };
  const parsed = profileSchema.safeParse(given);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({ where: `${file} ${path.join('.')}`, what: message }));
  const id = basename(file, '.ts');
  return parsed.data.id === id
    ? []
    : [{ where: file, what: `says its id is “${parsed.data.id}”: the file's name is the id.` }];
}
