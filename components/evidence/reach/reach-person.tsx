import { displayText } from '../../../lib/evidence/display-text.ts';
import type { ReachAnswer } from '../../../lib/wire/evidence.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { purposeWords, evidenceAuditText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { writeRoute } from '../route.ts';

type Person = ReachAnswer['people'][number];
type Why = Person['why'][number];

/** One person, a row for each reason. */
export function ReachPerson({ context, client, person }: { context: EvidenceContext; client: string; person: Person }) {
  const consoles = person.why.flatMap((why) => ('console' in why ? (why.console ?? []) : []));
  const names = useNames(context.ask, { consoles, templates: person.templates });
  const shown = displayText(person.name);
  const templates = person.templates.map((id) => names('templates', id)).join(', ');
  return (
    <tbody>
      {person.why.map((why, at) => (
        <tr key={keyOf(why)}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={person.why.length}>
              <a class="link" href={writeRoute({ view: 'timeline', filter: { person: person.technician, client } })}>
                {shown}
              </a>{' '}
              {!person.active && <span class="tag bad">{t.left}</span>}
              {templates && <small>{displayText(templates)}</small>}
            </th>
          )}
          <td>
            <Reason why={why} consoleName={(id) => names('consoles', id)} />
          </td>
          <td class="num">{sinceOf(why)}</td>
          <td class="num">{seenOf(why)}</td>
        </tr>
      ))}
    </tbody>
  );
}

const keyOf = (why: Why) =>
  why.how === 'account' ? `account ${why.account}` : why.how === 'machine' ? `machine ${why.machine}` : why.how;

function Reason({ why, consoleName }: { why: Why; consoleName(id: string): string }) {
  if (why.how === 'machine')
    return (
      <>
        {displayText(t.machine(t.machineKinds[why.kind], why.name, why.console && consoleName(why.console)))}
        <small>
          {displayText(why.purpose, 300)}. {why.expires && t.expires(momentOf(why.expires))}
        </small>
      </>
    );
  if (why.how === 'serves') return <>{why.all ? t.servesAll : t.serves}</>;
  if (why.how === 'cover')
    return (
      <>
        {t.cover(momentOf(why.until))}
        <small>{displayText(why.reason)}</small>
      </>
    );
  const purpose = (purposeWords as Partial<Record<string, string>>)[why.purpose] ?? why.purpose;
  return (
    <>
      <a
        class="link plain"
        href={writeRoute({ view: 'timeline', filter: { account: why.name, console: why.console } })}
      >
        {displayText(t.account(why.name, consoleName(why.console)))}
      </a>
      <small>
        {displayText(t.accountMore(purpose, why.status, why.roles.join(', ')))}
        {why.ours && `. ${t.ours}`}
      </small>
    </>
  );
}

/** What a collector of this version does not tell yet is said to be not known. */
const sinceOf = ({ since }: Why): string => (since ? momentOf(since) : t.notKnown);
function seenOf(why: Why): string {
  if (why.how !== 'account') return '';
  if (why.lastSeen === undefined) return t.notKnown;
  return why.lastSeen ? momentOf(why.lastSeen) : t.neverSeen;
}
