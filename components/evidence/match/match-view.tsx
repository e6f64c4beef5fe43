import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Match } from '../../../lib/wire/evidence-matches.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Lead } from '../../options/lead.tsx';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { evidenceText as e, evidencePacksText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { CompareForm } from './compare-form.tsx';
import { MatchResult } from './match-result.tsx';

/** A console's own log beside ours: compared anew, or as it was kept. */
export function MatchView({ context }: { context: EvidenceContext }) {
  const past = useRoute(context.ask, 'GET /v1/evidence/matches');
  const [opened, setOpened] = useState<Match | null>(null);
  return (
    <>
      <Lead title={t.matchTitle} text={`${t.matchLead} ${e.zone(context.deeds.zone)}`} />
      {opened ? (
        <>
          <button type="button" class="link start" onClick={() => setOpened(null)}>
            {t.back}
          </button>
          <MatchResult key={opened.id} context={context} summary={opened.summary} match={opened} lines={null} />
        </>
      ) : (
        <>
          <CompareForm context={context} onKept={() => void past.reload()} />
          <section class="card stack">
            <h2>{t.past}</h2>
            {!past.value &&
              (past.failure ? <Trouble sentence={past.failure.sentence} onRetry={past.reload} /> : <Waiting />)}
            {past.value?.matches.length === 0 && <p class="said">{t.noPast}</p>}
            <ul class="lines">
              {past.value?.matches.map((match) => (
                <PastMatch key={match.id} context={context} match={match} onOpen={() => setOpened(match)} />
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}

function PastMatch({ context, match, onOpen }: { context: EvidenceContext; match: Match; onOpen(): void }) {
  const names = useNames(context.ask, { consoles: [match.console], technicians: [match.by] });
  const { matched, ours, theirs } = match.summary;
  return (
    <li>
      <span class="two">
        <span>{displayText(names('consoles', match.console))}</span>
        <small class="num">
          {displayText(t.pastLine(names('technicians', match.by), momentOf(match.at), match.file))} · {t.counts.matched}{' '}
          {matched} · {t.counts.ours} {ours} · {t.counts.theirs} {theirs}
        </small>
      </span>
      <button type="button" class="link" onClick={onOpen}>
        {t.open}
      </button>
    </li>
  );
}
