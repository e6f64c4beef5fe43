import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Scope } from './forms-score.ts';

const COMMON = [
  ...['name', 'given-name', 'additional-name', 'family-name', 'email', 'tel', 'address-line1', 'address-line2'],
  ...['address-level2', 'address-level1', 'postal-code', 'country'],
];
const PRO = ['organization', 'organization-title', 'department', 'employee-id', 'manager', 'role', 'status'];

/** The parts of a folder that are reported; `row` is how the README's table of peers names them. */
export const GROUPS: readonly { name: string; row: RegExp; scope: Scope }[] = [
  { name: 'all types', row: /^all/, scope: {} },
  { name: 'common types', row: /common/, scope: { types: COMMON } },
  { name: 'pages not from DuckDuckGo', row: /^pages not/, scope: { forms: (id) => !id.startsWith('ddg-') } },
  { name: 'admin consoles', row: /^admin/, scope: { forms: (id) => id.startsWith('admin-') } },
  { name: 'pro types', row: /^organization/, scope: { types: PRO } },
];

/** What the folder's README, or the one above it, says of peers on these same pages: a line per group, in its words. Empty where it says nothing. */
export function peers(folder: string): (group: { row: RegExp }) => string {
  const at = resolve(folder);
  const file = [at, dirname(at)].map((place) => join(place, 'README.md')).find((path) => existsSync(path));
  const text = file ? readFileSync(file, 'utf8') : '';
  const section = text
    .split(/^#+ /m)
    .find((part) => part.startsWith('Peers') && part.split('\n')[0]?.includes(`\`${basename(at)}\``));
  const [names, , ...rows] = (section?.match(/^\|.*\|$/gm) ?? []).map(cells);
  return ({ row }) => {
    const found = rows.find(([set]) => row.test(set ?? ''));
    return (found ?? [])
      .slice(1)
      .map((cell, index) => `${names?.[index + 1]} ${cell}`)
      .join(' · ');
  };
}

const cells = (line: string): string[] =>
  line
    .slice(1, -1)
    .replaceAll('*', '')
    .split('|')
    .map((cell) => cell.trim());
