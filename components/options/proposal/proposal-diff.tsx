import type { RoleTemplate } from '../../../lib/record/access.schema.ts';
import { templateDiff } from '../../../lib/record/template-diff.ts';
import type { Proposal } from '../../../lib/wire/admin.schema.ts';
import type { ChangedField } from '../asked/collector.ts';
import type { Names } from '../asked/use-names.ts';
import { useObject } from '../asked/use-object.ts';
import { same } from '../conflict.ts';
import type { OptionsContext } from '../context.ts';
import { ChangedFields } from '../object/changed-fields.tsx';
import { GrantDiff } from '../template/grant-diff.tsx';

interface Props {
  context: OptionsContext;
  proposal: Proposal;
  names: Names;
}

/** What a proposal would change of what is stored now; of a decided one, what it asked for. */
export function ProposalDiff({ context, proposal, names }: Props) {
  const { kind, object, body, state } = proposal;
  const stored = useObject(context.ask, kind, object).value?.object;
  const before = state === 'open' ? (stored as unknown as Record<string, unknown> | undefined) : undefined;
  const after = body as Record<string, unknown> | null;
  if (after === null) return null;
  return (
    <>
      <ChangedFields fields={fieldsOf(before, after).filter(({ path }) => path !== 'grants')} />
      {kind === 'templates' && (
        <GrantDiff
          diff={templateDiff(before as RoleTemplate | undefined, after as unknown as RoleTemplate)}
          names={names}
        />
      )}
    </>
  );
}

function fieldsOf(before: Record<string, unknown> | undefined, after: Record<string, unknown>): ChangedField[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])]
    .filter((path) => path !== 'version' && path !== 'id' && !same(before?.[path], after[path]))
    .map((path) => ({ path, from: before?.[path], to: after[path] }));
}
