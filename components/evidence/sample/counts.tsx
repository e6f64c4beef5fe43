import { displayText } from '../../../lib/evidence/display-text.ts';
import type { PopulationKind } from '../../../lib/wire/evidence.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { type Tone, ToneMark } from '../../parts/tone.tsx';
import { evidenceAuditText as t } from '../../text.ts';
import type { Population } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';

export interface Part {
  client?: string;
  from: string;
  to: string;
}

interface Props {
  context: EvidenceContext;
  part: Part;
  kind: PopulationKind;
  onKind(kind: PopulationKind): void;
}

const KINDS = Object.keys(t.kinds) as PopulationKind[];

/** How many there are of each kind, and what could not be seen. */
export function Counts({ context, part, kind, onKind }: Props) {
  // All kinds are counted by one question; of leavers there are never too many to be asked for.
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/evidence/population', {
    query: { ...part, kind: 'leavers', limit: 1 },
  });
  return (
    <>
      <ul class="tiles" aria-label={t.kind} aria-busy={!value && !failure}>
        {KINDS.map((one) => (
          <li key={one}>
            <button type="button" aria-pressed={one === kind} onClick={() => onKind(one)}>
              <b class="num">{value ? countOf(value.totals[one]) : failure ? '?' : '…'}</b>
              <span>{t.kinds[one]}</span>
              <small>{failure ? t.notCounted : hintOf(one, part)}</small>
            </button>
          </li>
        ))}
      </ul>
      {!value && (failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />)}
      {value && <Looked context={context} population={value} />}
    </>
  );
}

const countOf = (total: number | null | undefined): string =>
  total === null ? t.tooMany : (total?.toLocaleString('en-GB') ?? '?');

/** Nobody leaves a client: of one, those count whose access there was to end. */
const hintOf = (kind: PopulationKind, { client }: Part): string =>
  kind === 'leavers' && client ? t.leaversHere : t.kindHints[kind];

type Round = Population['rounds'][number];

function Looked({ context, population: value }: { context: EvidenceContext; population: Population }) {
  const names = useNames(context.ask, { consoles: value.rounds.map((one) => one.console) });
  return (
    <section class="card stack">
      {value.unread > 0 && <Banner tone="warn" text={t.unread(value.unread)} />}
      <div>
        <h2>{t.looked}</h2>
        <p class="dim">{t.lookedLead}</p>
      </div>
      {value.rounds.length === 0 && <p class="said">{t.noConsoles}</p>}
      <ul class="points">
        {value.rounds.map((round) => (
          <li key={round.console}>
            <ToneMark tone={toneOf(round)} />
            <span>
              <b>{displayText(round.label ?? names('consoles', round.console))}</b>. {displayText(saidOf(round), 600)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const toneOf = ({ blind }: Round): Tone => (blind === null ? 'ok' : 'warn');

function saidOf({ blind, since, rounds, more }: Round): string {
  if (blind !== null)
    return `${blind}${since === undefined ? '' : ` ${since ? t.blindSince(momentOf(since)) : t.blindEver}`}`;
  const whole = rounds.filter(({ complete }) => complete);
  const partly = rounds.length - whole.length;
  const last =
    whole
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? '';
  return [t.rounds(whole.length, momentOf(last)), partly > 0 ? t.parts(partly) : '', more ? t.olderReadings : '']
    .filter(Boolean)
    .join('; ');
}
