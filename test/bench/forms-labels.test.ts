import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GROUPS, peers } from './forms-groups.ts';
import { readLabels } from './forms-labels.ts';

describe('a folder of labelled forms', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unswivel-forms-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  it('is refused with a sentence where it is not there, has no labels, or labels nobody can read', () => {
    expect(() => readLabels(join(folder, 'nowhere'))).toThrow(
      /^There is no folder .*nowhere\. Give one that holds labels\.json/,
    );
    expect(() => readLabels(folder)).toThrow(/has no labels\.json/);
    write('labels.json', '{"one": ');
    expect(() => readLabels(folder)).toThrow(/labels\.json is not JSON/);
    write('labels.json', '{"one": {"fields": {"f0": {"type": 7}}}}');
    expect(() => readLabels(folder)).toThrow(/is not as it should be at one › fields › f0 › type/);
  });

  it('is refused where a form has labels and no page', () => {
    write('labels.json', '{"one": {"fields": {"f0": {"type": null}}}}');
    expect(() => readLabels(folder)).toThrow(/names 1 forms without a page, the first one\.html/);
    write('one.html', '<input data-corpus-id="f0">');
    expect(readLabels(folder)).toEqual({ one: { fields: { f0: { type: null } } } });
  });

  it('gives the figures of peers only when a README tells them of this very folder', () => {
    const table = '| set | One | Two |\n|---|---|---|\n| all types (9 fields) | **90.1** (3) | 80.2 (4) |\n';
    const [all, common] = GROUPS as [(typeof GROUPS)[number], (typeof GROUPS)[number]];
    expect(peers(folder)(all)).toBe('');
    write('README.md', `# Forms\n\n## Peers on \`another\`\n${table}`);
    expect(peers(folder)(all)).toBe('');
    write('README.md', `# Forms\n\n## Peers on \`${folder.split('/').at(-1)}\`\n${table}`);
    expect(peers(folder)(all)).toBe('One 90.1 (3) · Two 80.2 (4)');
    expect(peers(folder)(common)).toBe('');
  });
});
