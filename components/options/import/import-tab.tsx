import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { ImportJob, ImportRequest } from '../../../lib/wire/admin.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { sourcesText } from '../../text.ts';
import { type ImportAnswer, reason } from '../asked/collector.ts';
import type { OptionsContext } from '../context.ts';
import { Lead } from '../lead.tsx';
import { Waiting } from '../trouble.tsx';
import { ApplyImport } from './apply-import.tsx';
import { Columns } from './columns.tsx';
import { ImportJobs } from './import-jobs.tsx';
import { ImportRows } from './import-rows.tsx';
import { ImportWishes } from './import-wishes.tsx';
import { readCsvFile } from './read-csv-file.ts';

const t = sourcesText.import;
/** What people are known again by, the surest first. */
const KEYS = ['employeeNumber', 'userName', 'email'] as const;

/** How a file is to be read; everything about it but what to do with problems. */
export type Wishes = Pick<ImportRequest, 'text' | 'key' | 'absent'> &
  Partial<Pick<ImportRequest, 'source' | 'mapping'>>;

/** People from a CSV file: columns, every row looked at, then applied, and undone if it was wrong. */
export function ImportTab({ context }: { context: OptionsContext }) {
  const [file, setFile] = useState('');
  const [wishes, setWishes] = useState<Wishes | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [begun, setBegun] = useState(0);
  const administers = context.editable;

  /** False where the file lacks what people are known by: another may do. */
  async function look(next: Wishes): Promise<boolean> {
    setWishes(next);
    setBusy(true);
    const reply = await askRoute(context.ask, 'POST /v1/imports', { body: { ...next, dryRun: true } });
    setBusy(false);
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) setAnswer(reply.value);
    return reply.ok || reply.code !== 'csv.key';
  }

  async function choose(chosen: File) {
    setAnswer(null);
    setWishes(null);
    setFile(chosen.name);
    const read = await readCsvFile(chosen);
    if ('sentence' in read) return setFailed(read.sentence);
    for (const key of KEYS) if (await look({ text: read.text, key, absent: 'keep' })) return;
  }

  async function apply(skipProblems: boolean, why: string): Promise<ImportJob | null> {
    setBusy(true);
    const body = { ...wishes, dryRun: false, skipProblems, ...reason(why) };
    const reply = await askRoute(context.ask, 'POST /v1/imports', { body });
    setBusy(false);
    setFailed(reply.ok ? null : reply.sentence);
    if (!reply.ok) return null;
    if (!reply.value.job) setAnswer(reply.value);
    else {
      setAnswer(null);
      setWishes(null);
      setBegun(begun + 1);
    }
    return reply.value.job;
  }

  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {administers && wishes && (
          <FileButton label={t.another} accept=".csv,.txt,text/csv" disabled={busy} onFile={choose} />
        )}
      </Lead>
      {administers && !wishes && (
        <div class="card empty">
          <p class="said">{t.drop}</p>
          <FileButton label={t.choose} accept=".csv,.txt,text/csv" primary onFile={choose} />
        </div>
      )}
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      {wishes && !answer && !failed && <Waiting />}
      {wishes && (answer || failed) && (
        <div class="stack" aria-busy={busy}>
          <h2>{displayText(file)}</h2>
          <ImportWishes context={context} wishes={wishes} onWishes={look} disabled={busy} />
          {answer && (
            <>
              <Columns columns={answer.columns} disabled={busy} onMapping={(mapping) => look({ ...wishes, mapping })} />
              <ImportRows answer={answer} />
              <ApplyImport counts={answer.counts} busy={busy} onApply={apply} />
            </>
          )}
        </div>
      )}
      <ImportJobs key={begun} context={context} />
    </>
  );
}
