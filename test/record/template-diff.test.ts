import { describe, expect, test } from 'vitest';
import { type Grant, roleTemplateSchema } from '../../lib/record/access.schema.ts';
import { templateDiff } from '../../lib/record/template-diff.ts';

const template = (...grants: Partial<Grant>[]) =>
  roleTemplateSchema.parse({ id: 'desk', version: 1, label: 'Service desk L1', grants });

describe('what a change of a template changes', () => {
  const reader = { kind: 'iam', role: 'Reader', groups: ['desk', 'all'] } as const;

  test('a new template adds all it holds', () => {
    const diff = templateDiff(undefined, template({ ...reader, groups: [...reader.groups] }));
    expect(diff.added.map((grant) => grant.role)).toEqual(['Reader']);
    expect([diff.removed, diff.changed]).toEqual([[], []]);
  });

  test('order says nothing', () => {
    const before = template({ kind: 'iam', role: 'Reader', groups: ['desk', 'all'] }, { kind: 'rmm', role: 'Tech' });
    const after = template({ kind: 'rmm', role: 'Tech' }, { kind: 'iam', role: 'Reader', groups: ['all', 'desk'] });
    expect(templateDiff(before, after)).toEqual({ added: [], removed: [], changed: [] });
  });

  test('tells what came, went and became other, by kind, client and purpose', () => {
    const before = template(
      { kind: 'iam', role: 'Reader' },
      { kind: 'rmm', role: 'Tech' },
      { kind: 'pam', maxHours: 8 },
    );
    const after = template(
      { kind: 'iam', role: 'Helpdesk Administrator' },
      { kind: 'rmm', role: 'Tech', client: 'fabrikam' },
      { kind: 'pam', maxHours: 8 },
    );
    const diff = templateDiff(before, after);
    expect(diff.added.map(({ client }) => client)).toEqual(['fabrikam']);
    expect(diff.removed.map(({ kind, client }) => [kind, client])).toEqual([['rmm', undefined]]);
    expect(diff.changed.map((one) => [one.before.role, one.after.role])).toEqual([
      ['Reader', 'Helpdesk Administrator'],
    ]);
  });
});
