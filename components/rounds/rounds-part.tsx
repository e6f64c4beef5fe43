import { useState } from 'preact/hooks';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { Ask } from '../own/ask.ts';
import { useRoute } from '../own/ask-route.ts';
import { clock } from '../own/moment.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { roundsText as t } from '../text.ts';
import { RoundPanel } from './round-panel.tsx';

interface Props {
  ask: Ask;
  /** technician signed in here */
  me: string;
  /** brings a tab to the front, where the page can */
  show?: ((tab: number) => void) | undefined;
}

const LOOK_AGAIN_MS = 1000;
const ASKED_MS = 30_000;

/** The round in this browser, and those that wait for its person. Shows nothing while there is neither. */
export function RoundsPart({ ask, me, show }: Props) {
  const at = useAnswer(ask, { type: 'own.roundState' }, LOOK_AGAIN_MS);
  const asked = useRoute(ask, 'GET /v1/rounds', { query: { state: 'waiting' } }, ASKED_MS);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const round = at.value;
  const waiting = (asked.value?.rounds ?? []).filter((one) => one.for.id === me);
  const there = round && round.is !== 'none' ? round : null;
  const atWork = there !== null && there.is !== 'ended';
  const broken = failed ?? (at.value ? null : at.failure?.sentence);
  if (!there && waiting.length === 0 && !broken) return null;

  async function run(message: OwnMessage) {
    setBusy(true);
    const reply = await ask(message);
    setFailed(reply.ok ? null : reply.sentence);
    await Promise.all([at.reload(), asked.reload()]);
    setBusy(false);
  }

  return (
    <section>
      <h2>{t.title}</h2>
      <div role="alert">{broken && <Banner tone="bad" text={broken} />}</div>
      {there && (
        <RoundPanel
          round={there}
          busy={busy}
          onPause={() => void run({ type: 'own.roundPause', paused: true })}
          onGoOn={() => void run({ type: 'own.roundPause', paused: false })}
          onCancel={() => void run({ type: 'own.roundCancel' })}
          onShow={show && (() => show(there.tab))}
        />
      )}
      {!atWork && waiting.length > 0 && (
        <>
          <p class="dim">{t.hint}</p>
          <ul class="round-waiting">
            {waiting.map(({ id, counts, askedBy, askedAt, why }) => (
              <li key={id}>
                <div>
                  {t.asked(counts.accounts, askedBy.id === me ? null : askedBy.name, clock(askedAt))}
                  {why && <small class="dim">{why}</small>}
                </div>
                <button
                  type="button"
                  class="button"
                  disabled={busy}
                  onClick={() => void run({ type: 'own.roundStart', round: id })}
                >
                  {busy ? t.starting : t.start}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
