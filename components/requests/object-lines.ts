import { displayText } from '../../lib/evidence/display-text.ts';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { clock } from '../own/moment.ts';
import { requestsText as t } from '../text.ts';

/** What is asked for, in one sentence. */
export function sentenceOf({ object, names }: RequestView): string {
  const who = names.subject ?? (object.subject ? object.subject.technician : t.nobody);
  return displayText(t.change[object.change](who, `${names.console} (${names.client})`));
}

/** What exactly, and on what grounds: name and value of each line; what is not in the request is left out. */
export function linesOf(request: RequestView): [string, string][] {
  const { object, ticket, why, names, approvals, lapsesAt, endsAt } = request;
  const { role, groups, without, maxHours, template, exception } = object;
  const { lines } = t;
  const all: [string, string | null][] = [
    [lines.account, object.account.name],
    [lines.role, role],
    [lines.groups, groups.join(', ')],
    [lines.without, without.join(', ')],
    [lines.longest, maxHours === null ? null : t.hours(maxHours)],
    [lines.template, template && t.version(template.id, template.version)],
    [lines.exception, exception && t.version(exception.id, exception.version)],
    [lines.ticket, ticket?.number ?? null],
    [lines.why, why],
    [lines.owner, names.owner],
    ...approvals.map(({ way, by, said }): [string, string] => [
      lines.approved,
      [way === 'rule' ? '' : by, t.ways[way], said].filter(Boolean).join(', '),
    ]),
    [lines.lapses, lapsesAt && clock(lapsesAt)],
    [lines.ends, endsAt && clock(endsAt)],
  ];
  return all.flatMap(([name, value]): [string, string][] => (value ? [[name, displayText(value)]] : []));
}
