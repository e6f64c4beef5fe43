import { useState } from 'preact/hooks';
import { useRoute } from '../../own/ask-route.ts';
import { sourcesText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { Lead } from '../lead.tsx';
import { Trouble, Waiting } from '../trouble.tsx';
import { Authority } from './authority.tsx';
import { Groups } from './groups.tsx';
import { NewSource } from './new-source.tsx';
import { SourceCard } from './source-card.tsx';
import { Tokens } from './tokens.tsx';

const t = sourcesText.sources;

/** Where records come from: sources with their tokens, who owns which part, and what groups mean. */
export function SourcesTab({ context }: { context: OptionsContext }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/sources');
  const [adding, setAdding] = useState(false);
  const sources = value?.sources;
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {sources && !adding && (
          <button type="button" class="button primary" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        )}
      </Lead>
      {failure && <Trouble sentence={failure.sentence} onRetry={reload} />}
      {!sources && !failure && <Waiting />}
      {adding && (
        <NewSource
          context={context}
          onClose={() => setAdding(false)}
          onDone={async () => {
            setAdding(false);
            await reload();
          }}
        />
      )}
      {sources?.length === 0 && !adding && (
        <div class="card empty">
          <p class="said">{t.empty}</p>
        </div>
      )}
      {sources?.map((source) => (
        <SourceCard key={source.id} context={context} source={source} reload={reload} />
      ))}
      {sources && sources.length > 0 && (
        // Owners begin anew with the versions they are read from.
        <Authority
          key={sources.map(({ id, version }) => `${id}/${version}`).join()}
          context={context}
          sources={sources}
          reload={reload}
        />
      )}
      {sources && <Tokens context={context} sources={sources} />}
      {sources && sources.length > 0 && <Groups context={context} />}
    </>
  );
}
