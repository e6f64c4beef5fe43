import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Check, Finding } from './finding.ts';
import { sourceFiles } from './source-files.ts';

const FOLDERS = ['entrypoints', 'components', 'lib', 'test'];
/** The source's own files; pictures, fixtures and seeds have other rules. */
const CODE = /\.(?:ts|tsx|mjs|css|pl|sh)$/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const VAGUE = /^(?:utils?|helpers?|types?|common|misc|manager|service|stuff)$/;
const MOST_LINES = 300;
const REASON = /\blong because\b/i;

/** File names say the thing, in kebab-case; no file is longer than 300 lines without a stated reason. */
export const fileRules: Check = {
  name: 'file names and lengths',
  run(root) {
    return sourceFiles(root, FOLDERS).flatMap((file) => [
      ...wrongName(file),
      ...(CODE.test(file) ? tooLong(file, readFileSync(join(root, file), 'utf8')) : []),
    ]);
  },
};

export function wrongName(file: string): Finding[] {
  const parts = file.split('/').filter((part) => !part.startsWith('.'));
  const vague = parts.map((part) => part.replace(/\..*$/, '')).find((part) => VAGUE.test(part));
  if (vague)
    return [{ where: file, what: `“${vague}” says nothing about what is inside: name the one thing the file does.` }];
  // Perl finds RT_SiteConfig.pm by that name only
  if (CODE.test(file) && !KEBAB.test(basename(file)))
    return [{ where: file, what: 'is not in kebab-case: small letters, digits and hyphens.' }];
  return [];
}

/** `Long because …` in its first 20 lines is a stated reason. */
export function tooLong(file: string, text: string): Finding[] {
  const lines = text.split('\n');
  if (lines.length <= MOST_LINES + 1 || REASON.test(lines.slice(0, 20).join('\n'))) return [];
  return [
    {
      where: file,
      what: `has ${lines.length - 1} lines: split it by idea (about 80 lines is usual), or say “Long because …” at its top.`,
    },
  ];
}
