import { useState } from 'preact/hooks';
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
  // What could not be asked for is asked for anew all together.
  const [tries, setTries] = useState(0);
  return (
    <>
      <ul class="tiles" aria-label={t.kind}>
        {KINDS.map((one) => (
          <Tile key={`${one} ${tries}`} context={context} part={part} kind={one} on={one === kind} onKind={onKind} />
        ))}
      </ul>
      <Looked key={tries} context={context} part={part} onRetry={() => setTries(tries + 1)} />
    </>
  );
}

function Tile({ context, part, kind, on, onKind }: Props & { on: boolean }) {
  const { value, failure } = useRoute(context.ask, 'GET /v1/evidence/population', {
    query: { ...part, kind, limit: 1 },
  });
  return (
    <li>
      <button type="button" aria-pressed={on} onClick={() => onKind(kind)}>
        <b class="num">{value ? value.total.toLocaleString('en-GB') : failure ? '?' : '…'}</b>
        <span>{t.kinds[kind]}</span>
        <small>{failure ? t.notCounted : hintOf(kind, part)}</small>
      </button>
    </li>
  );
}

/** Nobody leaves a client: of one, those count whose access there was to end. */
const hintOf = (kind: PopulationKind, { client }: Part): string =>
  kind === 'leavers' && client ? t.leaversHere : t.kindHints[kind];

type Round = Population['rounds'][number];

interface LookedProps {
  context: EvidenceContext;
  part: Part;
  onRetry(): void;
}

function Looked({ context, part, onRetry }: LookedProps) {
  const { value, failure } = useRoute(context.ask, 'GET /v1/evidence/population', {
    query: { ...part, kind: 'accounts', limit: 1 },
  });
  const names = useNames(context.ask, { consoles: value?.rounds.map((one) => one.console) ?? [] });
  if (!value) return failure ? <Trouble sentence={failure.sentence} onRetry={onRetry} /> : <Waiting />;
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
