import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Files of the project below `folders`, tracked or about to be, sorted; what git ignores is left out. */
export function sourceFiles(root: string, folders: string[]): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  return [...new Set(listed.split('\n'))].filter((file) => file !== '' && existsSync(join(root, file))).sort();
}
