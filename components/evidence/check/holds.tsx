import { displayText } from '../../../lib/evidence/display-text.ts';
import { limitsOf } from '../../../lib/evidence/pack/limits.ts';
import type { Checked, CheckedPack, PackRow } from '../../../lib/wire/evidence-page.ts';
import type { LogStatus } from '../../../lib/wire/own.ts';
import { Banner } from '../../parts/banner.tsx';
import { ToneMark } from '../../parts/tone.tsx';
import { evidenceText, sizeWords, evidenceFilesText as t } from '../../text.ts';
import type { EvidenceDeeds } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { periodWords } from '../period.ts';
import { PrintButton } from '../print-button.tsx';
import { ownLog } from './own-log.ts';

interface Props {
  name: string;
  checked: Checked;
  verdict: CheckedPack;
  deeds: EvidenceDeeds;
  /** the log this browser follows, where it follows one */
  own: LogStatus['log'];
}

/** What a pack that holds says of itself, and the story it tells. */
export function Holds({ name, checked, verdict, deeds, own }: Props) {
  const { replay, requests } = verdict;
  const [tone, whose] = ownLog(verdict, own) ?? [];
  return (
    <>
      <section class="card stack verdict" role="status">
        <h2>
          <ToneMark tone="ok" /> {t.holdsTitle}
        </h2>
        <p class="said">{t.holdsLead}</p>
        {requests?.first && <Banner tone="warn" text={t.breaksRule(displayText(requests.first, 512))} />}
        {replay?.first && <Banner tone="warn" text={t.differs(displayText(replay.first, 512))} />}
        <dl class="rows">
          {factsOf(name, checked, verdict, deeds.now()).map(([term, value, code]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd class="num">{code ? <code>{displayText(value, 512)}</code> : displayText(value, 512)}</dd>
            </div>
          ))}
        </dl>
        {tone && whose && (
          <p>
            <ToneMark tone={tone} /> {displayText(whose, 512)}
          </p>
        )}
        <p class="dim">{t.keyHint}</p>
        <p class="dim">{limitsOf({ part: verdict.is === 'part', erased: verdict.erased })}</p>
      </section>
      {checked.rows.length > 0 && (
        <section class="stack">
          <p class="spread">
            <h2>{t.told}</h2>
            <PrintButton deeds={deeds} />
          </p>
          {checked.rows.length < verdict.entries && <p class="dim">{t.first(checked.rows.length, verdict.entries)}</p>}
          <Story rows={checked.rows} />
        </section>
      )}
    </>
  );
}

type Fact = [term: string, value: string, code?: true];

function factsOf(name: string, { sha256, bytes }: Checked, pack: CheckedPack, now: Date): Fact[] {
  const { of, replay, requests } = pack;
  const period = of && periodWords({ from: of.from ?? undefined, to: of.to ?? undefined }, now);
  return [
    [t.facts.file, `${name}, ${sizeWords(bytes)}`],
    [t.facts.sha256, sha256, true],
    [t.facts.client, of ? (of.client ?? t.allClients) : t.wholeLog],
    ...(of ? [[t.facts.period, period ?? evidenceText.anyTime] as Fact] : []),
    [t.facts.entries, t.entriesWords(pack.entries, pack.bodies, pack.erased, pack.refused)],
    [t.facts.log, t.logWords(pack.log, pack.epoch, pack.size)],
    [t.facts.root, pack.root, true],
    [t.facts.key, pack.keys[0] ?? '', true],
    [t.facts.devices, t.devicesWords(pack.devices, pack.cosigned)],
    [t.facts.made, t.madeWords(momentOf(pack.at), pack.by)],
    ...(requests && requests.followed > 0
      ? [[t.facts.requests, t.requestsWords(requests.followed, requests.ended, requests.broken)] as Fact]
      : []),
    ...(replay
      ? [[t.facts.replay, t.replayWords(replay.same, replay.differs, replay.cannot, replay.erased)] as Fact]
      : []),
  ];
}

function Story({ rows }: { rows: readonly PackRow[] }) {
  return (
    <div class="card table">
      <table class="pack-rows">
        <thead>
          <tr>
            <th scope="col">{t.entry}</th>
            <th scope="col">{t.received}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.derived}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, receivedAt, story, group, replay }) => (
            <tr key={index}>
              <th scope="row" class="num">
                {index}
              </th>
              <td class="num">{momentOf(receivedAt)}</td>
              <td>
                {displayText(story, 1024)} {group && <span class="tag">{evidenceText.markOf[group]}</span>}
              </td>
              <td class="dim">{replay}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
