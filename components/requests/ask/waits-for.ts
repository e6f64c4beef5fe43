import { displayText } from '../../../lib/evidence/display-text.ts';
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { RecordAnswer } from '../../../lib/wire/own.ts';
import { requestsAskText as t } from '../../text.ts';

/** That it approved itself and by which rule, or whom it waits for. */
export function waitsFor(request: RequestView, record: RecordAnswer | null): string {
  const rule = request.approvals.find(({ way }) => way === 'rule');
  if (rule) return displayText(`${t.byRule} ${rule.said}`);
  const group = record?.clients.find(({ id }) => id === request.object.client)?.approverGroup;
  return displayText(t.waits(group ? t.group(group) : t.ourLeads, request.needed));
}
