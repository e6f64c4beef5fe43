import type { RecordAnswer } from '../../../lib/wire/own.ts';
import { clock } from '../../own/moment.ts';
import { namesOf } from '../../own/names.ts';
import { Banner } from '../../parts/banner.tsx';
import { PlainList } from '../../parts/plain-list.tsx';
import { requestsText, requestsAskText as t } from '../../text.ts';
import { Exactly } from '../card/exactly.tsx';
import { sentenceOf } from '../object-lines.ts';
import type { Preview } from './use-preview.ts';
import { waitsFor } from './waits-for.ts';

interface Props {
  preview: Preview;
  record: RecordAnswer | null;
}

/** Each account it would ask for, exactly; whether it approves itself; and what was asked or refused before. */
export function PreviewLines({ preview: { lines, left }, record }: Props) {
  const fresh = lines.filter(({ asked }) => !asked).length;
  const { technician } = namesOf(record);
  return (
    <>
      <p>{fresh === 0 ? t.nothingNew : t.gives(fresh)}</p>
      <ul class="requests">
        {lines.map(({ request, asked, refused }) => (
          <li class="request" key={request.id}>
            <p>
              <b>{sentenceOf(request)}</b>
            </p>
            <Exactly request={request} brief />
            <p class="dim">{asked ? t.asked(requestsText.states[request.state]) : waitsFor(request, record)}</p>
            {refused && <Banner tone="warn" text={t.refused(technician(refused.by), clock(refused.at), refused.why)} />}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <div class="dim">
          <p>{t.left}</p>
          <PlainList lines={left} />
        </div>
      )}
    </>
  );
}
