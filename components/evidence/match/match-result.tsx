import { useEffect, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Match, MatchLine, MatchSummary } from '../../../lib/wire/evidence-matches.schema.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { askUntil } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { evidencePacksText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { MatchTable } from './match-table.tsx';

type What = MatchLine['what'];
const WHATS = Object.keys(t.counts) as What[];

interface Props {
  context: EvidenceContext;
  summary: MatchSummary;
  /** null while nothing is kept: then `lines` are the first */
  match: Match | null;
  lines: readonly MatchLine[] | null;
}

/** How many there are of each kind, and the lines of one: what was made elsewhere first. */
export function MatchResult({ context, summary, match, lines }: Props) {
  const [what, setWhat] = useState<What>('theirs');
  const first = (lines ?? []).filter((line) => line.what === what);
  if (isUnread(summary))
    return (
      <>
        <div role="alert">
          <Banner tone="warn" text={t.unread} />
        </div>
        <Rows summary={summary} />
      </>
    );
  return (
    <>
      <ul class="tiles" aria-label={t.matchTitle}>
        {WHATS.map((one) => (
          <li key={one}>
            <button type="button" aria-pressed={one === what} onClick={() => setWhat(one)}>
              <b class="num">{summary[one].toLocaleString('en-GB')}</b>
              <span>{t.counts[one]}</span>
              <small>{t.countHints[one]}</small>
            </button>
          </li>
        ))}
      </ul>
      {summary.differs > 0 && <Banner tone="warn" text={t.differs(summary.differs)} />}
      <Rows summary={summary} />
      {match ? (
        <KeptLines key={what} context={context} match={match.id} what={what} />
      ) : (
        <>
          <MatchTable lines={first} />
          {first.length < summary[what] && <p class="dim">{t.first(first.length)}</p>}
        </>
      )}
    </>
  );
}

/** Then nothing was compared, and there is nothing to keep. */
export const isUnread = ({ rows, problems }: MatchSummary): boolean => problems === rows;

/** How the file was read, and what could not be. */
function Rows({ summary }: { summary: MatchSummary }) {
  return (
    <div>
      <p class="dim num">{t.rows(summary.rows, summary.problems, summary.outside, summary.aside)}</p>
      {summary.listed.slice(0, 5).map(({ line, why }) => (
        <p class="dim" key={`${line} ${why}`}>
          {displayText(t.problem(line, why), 300)}
        </p>
      ))}
    </div>
  );
}

function KeptLines({ context, match, what }: { context: EvidenceContext; match: string; what: What }) {
  const [lines, setLines] = useState<MatchLine[] | null>(null);
  const [next, setNext] = useState<number | null>(0);
  const [failed, setFailed] = useState<string | null>(null);

  async function load(signal: AbortSignal, after: number | undefined) {
    const query = { what, after, limit: 100 };
    const more = { id: match, query };
    const reply = await askUntil(context.deeds.askAway, 'GET /v1/evidence/matches/:id/lines', signal, more);
    if (signal.aborted) return;
    setFailed(reply.ok ? null : reply.sentence);
    if (!reply.ok) return;
    setLines((before) => [...(after === undefined ? [] : (before ?? [])), ...reply.value.lines]);
    setNext(reply.value.next);
  }
  useEffect(() => {
    const gone = new AbortController();
    void load(gone.signal, undefined);
    return () => gone.abort();
  }, []);

  if (!lines) {
    const again = () => void load(new AbortController().signal, undefined);
    return failed ? <Trouble sentence={failed} onRetry={again} /> : <Waiting />;
  }
  return (
    <>
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <MatchTable lines={lines} />
      {next !== null && lines.length > 0 && (
        <button type="button" class="button start" onClick={() => void load(new AbortController().signal, next)}>
          {t.more}
        </button>
      )}
    </>
  );
}
