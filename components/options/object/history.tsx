import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Kind } from '../../../lib/record/kinds.schema.ts';
import { clock } from '../../own/moment.ts';
import { adminText } from '../../text.ts';
import { historyOf, type Version } from '../asked/collector.ts';
import { type Names, useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { Trouble, Waiting } from '../trouble.tsx';
import { ChangedFields } from './changed-fields.tsx';

const t = adminText.history;

/** Every version of an object: who, when, why, and field by field what changed. Asked for when it is opened. */
export function History({ context, kind, id }: { context: OptionsContext; kind: Kind; id: string }) {
  const [versions, setVersions] = useState<Version[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const names = useNames(context.ask, { technicians: versions?.map(({ by }) => by) ?? [] });

  async function load(before?: number) {
    const reply = await historyOf(context.ask, kind, id, before);
    setFailed(reply.ok ? null : reply.sentence);
    if (!reply.ok) return;
    setVersions([...(before === undefined ? [] : (versions ?? [])), ...reply.value.versions]);
    setNext(reply.value.next);
  }

  return (
    <details class="group history" onToggle={(event) => event.currentTarget.open && !versions && void load()}>
      <summary>
        <h2>{t.title}</h2>
        <span class="dim">{t.show}</span>
      </summary>
      {failed && <Trouble sentence={failed} onRetry={() => load()} />}
      {!versions && !failed && <Waiting />}
      {versions && (
        <ol class="versions">
          {versions.map((version) => (
            <li key={version.version}>
              <Entry version={version} names={names} />
            </li>
          ))}
        </ol>
      )}
      {next !== null && (
        <button type="button" class="link start" onClick={() => void load(next)}>
          {t.older}
        </button>
      )}
    </details>
  );
}

function Entry({ version, names }: { version: Version; names: Names }) {
  return (
    <>
      <p>
        <b>{t[version.change]}</b> {displayText(t.by(names('technicians', version.by)))}
        <span class="dim">
          {' '}
          · {clock(version.at)} · {t.version(version.version)}
        </span>
      </p>
      {version.why && <p class="why-said">{displayText(version.why)}</p>}
      {version.change === 'added' ? (
        <p class="dim">{t.first}</p>
      ) : (
        <ChangedFields fields={version.fields} more={version.more} />
      )}
    </>
  );
}
