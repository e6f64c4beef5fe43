import { useEffect } from 'preact/hooks';
import { useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { sourcesText } from '../../text.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { ImportJobLine } from './import-job-line.tsx';

const t = sourcesText.import;
/** While an import runs, its progress is asked for. */
const AGAIN_MS = 700;

/** The imports before, the newest first: how far each is, and the way back. */
export function ImportJobs({ context }: { context: OptionsContext }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/imports');
  const jobs = value?.imports ?? [];
  const running = jobs.some(({ state }) => state === 'running' || state === 'undoing');
  const names = useNames(context.ask, { technicians: jobs.map(({ by }) => by) });

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void reload(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, reload]);

  if (failure) return <Banner tone="warn" text={failure.sentence} />;
  if (jobs.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.before}</h2>
      <ul class="records">
        {jobs.map((job) => (
          <li key={job.id}>
            <ImportJobLine context={context} job={job} by={names('technicians', job.by)} reload={reload} />
          </li>
        ))}
      </ul>
    </section>
  );
}
