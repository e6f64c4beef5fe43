import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionFolder } from '../../lib/start/extension-build.ts';

export const BROWSERS = ['chrome', 'firefox'] as const;
export type BuildFor = (typeof BROWSERS)[number];

/** Scripts that run inside a console's page. */
export const IN_PAGE = ['console.js', 'overlay.js', 'teach.js', 'marks.js', 'steps.js'];

/** The files of a build whose name fits, name (from the build's folder) → text. */
export function builtFiles(root: string, browser: BuildFor, pattern: string): Map<string, string> {
  const folder = extensionFolder(root, browser);
  return new Map(
    globSync(pattern, { cwd: folder })
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** `<browser> <file>` as findings name it. */
export const builtName = (browser: BuildFor, name: string): string => `${browser}-mv3/${name}`;
