import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import { requestsText as t } from '../../text.ts';
import { linesOf } from '../object-lines.ts';

/** The exact object, line by line; with its hash where it is one that can be decided on. */
export function Exactly({ request, brief }: { request: RequestView; brief?: boolean }) {
  const { lines } = t;
  const left: readonly string[] = brief ? [lines.ticket, lines.why, lines.owner, lines.approved, lines.lapses] : [];
  return (
    <dl class="exactly">
      {linesOf(request)
        .filter(([name]) => !left.includes(name))
        .map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {!brief && (
        <div>
          <dt title={t.hashHint}>{lines.object}</dt>
          <dd class="mono" title={request.hash}>
            {request.hash.slice(0, 16)}…
          </dd>
        </div>
      )}
    </dl>
  );
}
