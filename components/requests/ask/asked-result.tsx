import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { RecordAnswer } from '../../../lib/wire/own.ts';
import { ToneMark } from '../../parts/tone.tsx';
import { requestsAskText as t } from '../../text.ts';
import { sentenceOf } from '../object-lines.ts';
import { waitsFor } from './waits-for.ts';

interface Props {
  requests: RequestView[];
  record: RecordAnswer | null;
  onClose(): void;
}

/** What became of it: which approved themselves and by which rule, and which wait for whom. */
export function AskedResult({ requests, record, onClose }: Props) {
  return (
    <div class="card stack" role="status">
      <h3>{t.done(requests.length)}</h3>
      <ul class="requests">
        {requests.map((request) => {
          const waits = request.state === 'requested';
          return (
            <li class="request" key={request.id}>
              <p>
                <b>{sentenceOf(request)}</b>
              </p>
              <p class="dim state">
                <ToneMark tone={waits ? 'busy' : 'ok'} />
                <span>{waitsFor(request, record)}</span>
              </p>
            </li>
          );
        })}
      </ul>
      <button type="button" class="button start" onClick={onClose}>
        {t.close}
      </button>
    </div>
  );
}
