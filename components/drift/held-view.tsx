import { useState } from 'preact/hooks';
import { observableWord } from '../../lib/drift/observable.ts';
import { displayText } from '../../lib/evidence/display-text.ts';
import { useNames } from '../options/asked/use-names.ts';
import { Trouble, Waiting } from '../options/trouble.tsx';
import { askRoute } from '../own/ask-route.ts';
import { clock } from '../own/moment.ts';
import { Banner } from '../parts/banner.tsx';
import { TextField } from '../parts/field.tsx';
import { driftText } from '../text.ts';
import type { Suspects } from './asked.ts';
import { type DriftContext, EXCEPT, may } from './context.ts';
import { PlaceCard } from './findings/place-card.tsx';
import { useLive } from './use-live.ts';

const t = driftText.held;

/** Readings kept off the board because their profile is suspected, each with one example. */
export function HeldView({ context }: { context: DriftContext }) {
  const { value, failure, reload } = useLive(context, 'GET /v1/drift/suspects');
  const [said, setSaid] = useState('');
  const suspects = value?.suspects ?? [];
  const names = useNames(context.ask, { technicians: suspects.map(({ example }) => example?.seenBy ?? undefined) });
  return (
    <section class="stack narrow" aria-label={t.label}>
      <p class="said">{t.text}</p>
      {failure && !value && <Trouble sentence={failure.sentence} onRetry={reload} />}
      {!value && !failure && <Waiting />}
      <p role="status">{said}</p>
      {value && suspects.length === 0 && <p class="card said">{t.none}</p>}
      {suspects.map((suspect) => (
        <article class="card stack" key={suspect.id}>
          <h2>{displayText(t.title(suspect.profile, suspect.version, observableWord(suspect.attribute)))}</h2>
          <p class="said">
            {t.counts(suspect.places, suspect.compared, suspect.technicians)} {driftText.item.since}{' '}
            {clock(suspect.since)}.
          </p>
          {suspect.example ? (
            <>
              <h3>{t.example}</h3>
              <ul class="cards">
                <PlaceCard
                  {...{ context, names }}
                  place={suspect.example}
                  chosen={undefined}
                  onChoose={() => undefined}
                />
              </ul>
            </>
          ) : (
            <p class="dim">{t.noExample}</p>
          )}
          {may(context, EXCEPT) && <Release {...{ context, suspect, reload }} done={() => setSaid(t.released)} />}
        </article>
      ))}
    </section>
  );
}

interface ReleaseProps {
  context: DriftContext;
  suspect: Suspects['suspects'][number];
  reload(): Promise<void>;
  done(): void;
}

function Release({ context, suspect, reload, done }: ReleaseProps) {
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  async function submit(event: Event) {
    event.preventDefault();
    setWrong(why.trim().length < 3);
    if (why.trim().length < 3) return;
    const reply = await askRoute(context.ask, 'POST /v1/drift/suspects/:id/release', {
      id: suspect.id,
      body: { why: why.trim() },
    });
    setFailed(reply.ok ? null : reply.sentence);
    if (!reply.ok) return;
    done();
    await reload();
  }

  return (
    <form class="stack" onSubmit={submit} novalidate>
      <TextField
        label={driftText.decide.why}
        hint={t.releaseText}
        value={why}
        error={wrong ? driftText.decide.whyMissing : undefined}
        onValue={setWhy}
      />
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <button type="submit" class="button start">
        {t.release}
      </button>
    </form>
  );
}
