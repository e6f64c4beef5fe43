import { displayText } from '../../../lib/evidence/display-text.ts';
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import { type Names, useNames } from '../../options/asked/use-names.ts';
import { ToneMark } from '../../parts/tone.tsx';
import { objectLinesOf, sentenceOf } from '../../requests/object-lines.ts';
import { requestsText, requestsProofText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { writeRoute } from '../route.ts';
import type { ProofAnswer } from './proof.tsx';

type Proven = ProofAnswer['requests'][number];
type Answer = NonNullable<Proven['asked']>;
type Part = keyof typeof t.parts;

interface Props {
  context: EvidenceContext;
  request: Proven;
  /** the request itself; null while it is asked for, `unknown` where it cannot be had */
  exact: RequestView | 'unknown' | null;
  place: string;
}

/** One request as the five answers an auditor asks for, and what is missing of them. */
export function ProofRequest({ context, request, exact: given, place }: Props) {
  const { asked, approved, applied, verified, retired, gaps, state, hash } = request;
  const exact = given === 'unknown' || given === null ? undefined : given;
  const answers: [Part, Answer | null][] = [
    ['asked', asked],
    ...(approved.length > 0
      ? approved.map((one): [Part, Answer] => ['approved', one])
      : [['approved', null] as [Part, null]]),
    ['applied', applied],
    ['verified', verified],
    ['retired', retired],
  ];
  // What is missing is said once it is known that it should be there.
  const shown = answers.filter(([part, one]) => one !== null || (given !== null && !isNoneOf(exact, part)));
  const names = useNames(context.ask, { technicians: answers.map(([, one]) => one?.who) });
  return (
    <article class="card stack proven">
      <div>
        <h3>{exact ? sentenceOf(exact) : place}</h3>
        <p class="dim">
          {exact && `${place} · `}
          {requestsText.states[state]}
        </p>
      </div>
      <table class="proof-table">
        <tbody>
          {shown.map(([part, one], index) => (
            <AnswerRow key={`${part} ${index}`} part={part} answer={one} names={names} />
          ))}
        </tbody>
      </table>
      <div class="pair">
        <div>
          <h4>{t.exact}</h4>
          {exact && (
            <dl class="exactly">
              {objectLinesOf(exact).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <p class="mono dim hash">{t.hash(hash)}</p>
        </div>
        <div>
          <h4>{t.gaps}</h4>
          {gaps.length === 0 && (
            <p class="state">
              <ToneMark tone="ok" />
              <span>{t.whole}</span>
            </p>
          )}
          <ul>
            {gaps.map((gap) => (
              <li class="state" key={gap}>
                <ToneMark tone="warn" />
                <span>{displayText(gap)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </article>
  );
}

/** What ends waits for nobody's approval, and never becomes so as it was asked. */
const isNoneOf = (exact: RequestView | undefined, part: Part): boolean =>
  (part === 'approved' || part === 'verified') &&
  (exact?.object.change === 'removal' || exact?.object.change === 'rotation');

function AnswerRow({ part, answer, names }: { part: Part; answer: Answer | null; names: Names }) {
  if (!answer)
    return (
      <tr>
        <th scope="row">{t.parts[part]}</th>
        <td class="dim" colSpan={2}>
          {t.notYet}
        </td>
      </tr>
    );
  const [event] = answer.events;
  return (
    <tr>
      <th scope="row">{t.parts[part]}</th>
      <td>
        {displayText(t.by(whoIn(answer.who, names), momentOf(answer.at)))}
        <small>{displayText(answer.what)}</small>
        {event && (
          <a class="link" href={writeRoute({ view: 'search', filter: { q: event } })}>
            {t.events(answer.events.length)}
          </a>
        )}
      </td>
      <td class="controls">{answer.controls.join(' · ')}</td>
    </tr>
  );
}

const CLIENTS = 'client:';

function whoIn(who: string, names: Names): string {
  if (who === 'rule') return t.rule;
  if (who === 'collector') return t.collector;
  return who.startsWith(CLIENTS) ? t.ofClient(who.slice(CLIENTS.length)) : names('technicians', who);
}
