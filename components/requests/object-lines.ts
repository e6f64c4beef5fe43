import { displayText } from '../../lib/evidence/display-text.ts';
import type { ExactRequest } from '../../lib/wire/page-decision.ts';
import { clock } from '../own/moment.ts';
import { requestsText as t } from '../text/requests.ts';

type Line = [name: string, value: string];
const { lines } = t;

/** What is asked for, in one sentence. */
export function sentenceOf({ object, names, emergency }: Pick<ExactRequest, 'object' | 'names' | 'emergency'>): string {
  const who = names.subject ?? (object.subject ? object.subject.technician : t.nobody);
  const where = `${names.console} (${names.client})`;
  return displayText(emergency ? t.emergency(who, where) : t.change[object.change](who, where));
}

/** What exactly: name and value of each line; what is not in the request is left out. */
export function objectLinesOf({ object }: Pick<ExactRequest, 'object'>): Line[] {
  const { role, groups, without, maxHours, template, exception } = object;
  return filled([
    [lines.account, object.account.name],
    [lines.role, role],
    [lines.groups, groups.join(', ')],
    [lines.without, without.join(', ')],
    [lines.longest, maxHours === null ? null : t.hours(maxHours)],
    [lines.template, template && t.version(template.id, template.version)],
    [lines.exception, exception && t.version(exception.id, exception.version)],
  ]);
}

/** … and on what grounds. */
export function linesOf(request: ExactRequest): Line[] {
  const { ticket, why, names, approvals, lapsesAt, endsAt } = request;
  const grounds = filled([
    [lines.ticket, ticket?.number ?? null],
    [lines.why, why],
    [lines.owner, names.owner],
    ...approvals.map(
      ({ way, by, said }): Line => [
        lines.approved,
        [way === 'rule' ? '' : by, t.ways[way], said].filter(Boolean).join(', '),
      ],
    ),
    [lines.lapses, lapsesAt && clock(lapsesAt)],
    [lines.ends, endsAt && clock(endsAt)],
  ]);
  return [...objectLinesOf(request), ...grounds];
}

const filled = (all: [string, string | null][]): Line[] =>
  all.flatMap(([name, value]): Line[] => (value ? [[name, displayText(value)]] : []));
