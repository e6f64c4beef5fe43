import { useState } from 'preact/hooks';
import type { LogStatus } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { clock } from '../own/moment.ts';
import { Banner } from '../parts/banner.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { logText as t } from '../text.ts';
import type { OptionsDeeds } from './context.ts';

interface ForksProps {
  ask: Ask;
  deeds: OptionsDeeds;
  forks: LogStatus['forks'];
}

/** Each contradiction the log was met with, and its proof as a file. */
export function LogForks({ ask, deeds, forks }: ForksProps) {
  const [said, setSaid] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);

  async function save(fork: string) {
    const reply = await ask({ type: 'own.logFork', fork });
    if (reply.ok) deeds.save(reply.value.name, [reply.value.text]);
    setSaid(reply.ok ? { tone: 'ok', text: t.forkSaved } : { tone: 'bad', text: reply.sentence });
  }

  return (
    <section class="stack">
      <h2>{t.forks}</h2>
      {forks.length === 0 && <p class="dim">{t.forksNone}</p>}
      {forks.length > 0 && (
        <ul class="records">
          {forks.map(({ id, at, kind, from, seenSize, offeredSize, stands }) => (
            <li key={id}>
              <ToneMark tone={stands || from === 'pasted' ? 'bad' : 'off'} />
              <span class="two">
                {t.fork[kind](seenSize, offeredSize)}
                <small class="dim">
                  <span class="num">{clock(at)}</span>, {t.forkFrom[from]}.{' '}
                  {from === 'collector' && (stands ? t.stands : t.over)}
                </small>
              </span>
              <button type="button" class="button" onClick={() => save(id)}>
                {t.saveFork}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div role="status">{said && <Banner tone={said.tone} text={said.text} />}</div>
    </section>
  );
}

/** Each restored backup this browser lived through. */
export function LogEpochs({ epochs }: { epochs: LogStatus['epochs'] }) {
  if (epochs.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.epochs}</h2>
      <ul class="records">
        {epochs.map(({ epoch, fromSize, at, again, seenSize }) => (
          <li key={epoch}>
            <ToneMark tone={seenSize > fromSize ? 'warn' : 'ok'} />
            <span class="two">
              {t.restored(epoch, fromSize)}
              <small class="dim">
                <span class="num">{clock(at)}</span>. {t.lost(seenSize, fromSize, again)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
