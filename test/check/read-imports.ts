/** One import of a file. */
export interface Import {
  /** as written */
  from: string;
  /** nothing of it is left when the types are stripped */
  typeOnly: boolean;
  line: number;
}

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w*\s{},$]+?)\s+from\s+)?(['"])([^'"\n]+)\3/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1/g;

/** The imports and re-exports of a TypeScript file, static and dynamic, in order. Comments are left out. */
export function readImports(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/^\s*\/\/.*$/gm, blank);
  const found: Import[] = [];
  for (const match of code.matchAll(STATEMENT)) {
    const [, type, names = '', , from = ''] = match;
    // an import without names runs the file: never only types
    const typeOnly = type !== undefined || (names !== '' && onlyTypeNames(names));
    found.push({ from, typeOnly, line: lineAt(code, match.index) });
  }
  for (const match of code.matchAll(DYNAMIC)) {
    found.push({ from: match[2] ?? '', typeOnly: isTypePosition(code, match.index), line: lineAt(code, match.index) });
  }
  return found.sort((one, other) => one.line - other.line);
}

/** `{ type A, type B }` */
function onlyTypeNames(names: string): boolean {
  const inside = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (inside === undefined) return false;
  const each = inside.split(',').map((name) => name.trim());
  return each.filter(Boolean).length > 0 && each.every((name) => name === '' || name.startsWith('type '));
}

/** `typeof import('x')` and `let a: import('x').B` are types, `await import('x')` is not. */
function isTypePosition(code: string, at: number): boolean {
  return /(?:typeof|[:<|&])\s*$/.test(code.slice(0, at));
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
const lineAt = (code: string, at: number): number => code.slice(0, at).split('\n').length;
