import { useId } from 'preact/hooks';
import { observableWord } from '../../lib/drift/observable.ts';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { RoundAccount, RoundState } from '../../lib/wire/round-state.ts';
import { Banner } from '../parts/banner.tsx';
import { type Tone, ToneMark } from '../parts/tone.tsx';
import { roundsText as t } from '../text.ts';

export interface RoundDeeds {
  onPause(): void;
  onGoOn(): void;
  onCancel(): void;
  /** absent where the page cannot bring a tab to the front */
  onShow?: (() => void) | undefined;
}

interface Props extends RoundDeeds {
  round: Exclude<RoundState, { is: 'none' }>;
  busy: boolean;
}

/** A round as it goes: how far it is, what came of each account, and what the person can do about it. */
export function RoundPanel({ round, busy, onPause, onGoOn, onCancel, onShow }: Props) {
  const progress = useId();
  const { accounts, is } = round;
  const read = accounts.filter(({ result }) => result !== null);
  const now = is === 'running' ? accounts.find(({ at }) => at === round.now) : undefined;
  return (
    <div class="round" aria-busy={busy}>
      <div class="round-head">
        <label class="said" for={progress}>
          {t.progress(read.length, accounts.length)}
        </label>
        <progress id={progress} max={accounts.length} value={read.length} />
      </div>
      <p class="dim" role="status">
        {now
          ? t.now(displayText(now.name), now.console)
          : is === 'paused'
            ? t.paused
            : is === 'ended'
              ? endOf(accounts)
              : ''}
      </p>
      {round.why && <Banner tone="warn" text={round.why} />}
      {is !== 'ended' && (
        <div class="actions">
          <button type="button" class="button primary" disabled={busy} onClick={is === 'running' ? onPause : onGoOn}>
            {is === 'running' ? t.pause : t.goOn}
          </button>
          <button type="button" class="button" disabled={busy} onClick={onCancel}>
            {t.cancel}
          </button>
          {onShow && is === 'running' && (
            <button type="button" class="link" onClick={onShow}>
              {t.tab}
            </button>
          )}
        </div>
      )}
      <ol class="round-accounts">
        {accounts.map((one) => (
          <Row key={one.at} account={one} now={one === now} over={is === 'ended'} />
        ))}
      </ol>
    </div>
  );
}

function endOf(accounts: readonly RoundAccount[]): string {
  const count = (wanted: RoundAccount['result']) => accounts.filter(({ result }) => result === wanted).length;
  return count(null) > 0 ? t.stopped : t.ended(count('different'), count('not-found'), count('unreadable'));
}

const TONES: Record<NonNullable<RoundAccount['result']>, Tone> = {
  right: 'ok',
  different: 'warn',
  'not-found': 'bad',
  unreadable: 'off',
};

function Row({ account, now, over }: { account: RoundAccount; now: boolean; over: boolean }) {
  const { result, differs, why } = account;
  const said =
    result === 'different' && differs.length > 0 && !why
      ? t.differs(differs.map(observableWord).join(', '))
      : t.results[result ?? (now ? 'now' : over ? 'unread' : 'waiting')];
  return (
    <li aria-current={now ? 'step' : undefined}>
      {result || now ? <ToneMark tone={result ? TONES[result] : 'busy'} /> : <span class="tone none" />}
      <div>
        <span class="round-name">{displayText(account.name)}</span> <small class="dim">{account.console}</small>
        <small class={result && result !== 'right' ? 'round-said' : 'dim'}>
          {said}
          {why ? `. ${displayText(why)}` : ''}
        </small>
      </div>
    </li>
  );
}
