import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Area, areaOf, TABLE } from './areas.ts';
import type { Check, Finding } from './finding.ts';
import { packageAllowed } from './packages-allowed.ts';
import { type Import, readImports } from './read-imports.ts';
import { sourceFiles } from './source-files.ts';

/** Holds style.md's table of who may import whom. */
export const imports: Check = {
  name: 'import table',
  run(root) {
    const files = sourceFiles(root, ['entrypoints', 'components', 'lib']).filter((file) =>
      /\.(?:ts|tsx|mjs)$/.test(file),
    );
    const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
    return [...[...sources].flatMap(([file, source]) => wrongImports(file, source)), ...circles(sources)];
  },
};

/** What one file imports that it may not. */
export function wrongImports(file: string, source: string): Finding[] {
  const area = areaOf(file, source);
  if (area === undefined) return [];
  return readImports(source).flatMap((one) => {
    const what = one.from.startsWith('.') ? wrongPath(file, area, one) : wrongPackage(area, one);
    return what === undefined ? [] : [{ where: `${file}:${one.line}`, what }];
  });
}

function wrongPackage(area: Area, { from, typeOnly }: Import): string | undefined {
  if (typeOnly || packageAllowed(area, from)) return undefined;
  if (from.startsWith('node:')) return `${from} exists in Node only; a browser runs this file.`;
  if (from === 'zod')
    return 'zod would be sent into every page (47 to 114 kB): use `import type` of what a schema infers, and let the worker parse.';
  return `${area} may not use ${from}. When it truly must, say so in test/check/packages-allowed.ts, in a commit of its own.`;
}

function wrongPath(file: string, area: Area, { from, typeOnly }: Import): string | undefined {
  const path = posix.join(posix.dirname(file), from).replace(/\?.*$/, '');
  const to = areaOf(path);
  if (to === undefined) return `${from} is outside entrypoints, components and lib.`;
  if (!/\.\w+$/.test(path))
    return `Name the file with its ending, as ${from}.ts: Node runs TypeScript as it is written.`;
  if (to === 'content-script' || to === 'own-page') {
    return area === to ? undefined : 'Entrypoints are where things are wired: nothing else imports them.';
  }
  // a profile's only door; a script in a page has the same right as lib/page
  if (area === 'profiles' && posix.basename(path) === 'define.ts') return undefined;
  const permission = TABLE[area][to];
  if (typeof permission !== 'string') return `${area} does not import ${to}. ${permission.no}`;
  if (typeOnly) return undefined;
  if (permission === 'types') return `${area} takes only types from ${to}: write \`import type\`. ${wireHint(to)}`;
  return schemaInPage(area, path);
}

const wireHint = (to: Area): string =>
  to === 'wire' ? 'A value both sides need belongs into a pure folder.' : 'Let the entrypoint pass the value in.';

/** Schemas bring zod with them, which never reaches a page. The collector needs no knowledge of pages. */
function schemaInPage(area: Area, path: string): string | undefined {
  const isSchema = path.endsWith('.schema.ts');
  if (isSchema && (area === 'page' || area === 'content-script'))
    return `${posix.basename(path)} brings zod into the page: write \`import type\`, and let the worker parse.`;
  if (area === 'collector' && path.startsWith('lib/consoles/') && !isSchema)
    return 'The collector knows console profiles as data: it may use their schema only.';
  return undefined;
}

/** Files that import each other in a circle, each circle once. Types are erased and make none. */
export function circles(sources: Map<string, string>): Finding[] {
  const edges = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const values = readImports(source).filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly);
    edges.set(
      file,
      values.map(({ from }) => posix.join(posix.dirname(file), from)),
    );
  }
  const done = new Set<string>();
  const found: Finding[] = [];
  const visit = (file: string, trail: string[]) => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      const circle = [...trail.slice(at), file].join(' → ');
      found.push({
        where: file,
        what: `imports itself in a circle: ${circle}. Move what both need into a file of its own.`,
      });
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}
